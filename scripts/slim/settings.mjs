// Stands for luxon's settings, through which its zones reach everything else; no setting bears on a zone's offset.
export default {};
