/** What columns are called, in English, German, French, Spanish and Portuguese: in lower case, without accents and signs. */
import type { Role } from "../role.js";

/** One name after a comma. Names that mean something else together stand as a whole: "rollback time" is no start. */
const names: Readonly<Record<Role | "none", string>> = {
  id: `id, no, n o, n a, nr, num, number, n, step id, task id, activity id, item id, action id, step no, task no, activity no, item no, step nr, step number, task number,
    item number, activity number, line no, line, seq, sequence, seq no, sequence no, sequence number, order, ref, reference, wbs, outline number, key, issue key, unique id, row, index, step task no, task ref, lfd nr, laufende nummer, nummer, aufgaben nr, schritt nr, schrittnummer, vorgangsnummer, reihenfolge,
    numero, ordre, n de tache, num etape, no etape, numero etape, id tarea, paso no, no paso, numero de paso, orden, n paso, num paso, id tarefa, n passo, numero do passo, ordem, seq #, #`,
  phase: `phase, stage, section, group, category, block, stream, workstream, work stream, milestone, area, module, wave, period, cutover phase, phase name, task group, activity group, swimlane, epic,
    abschnitt, bereich, gruppe, kategorie, etappe, teilprojekt, bloc, categorie, groupe, lot, chantier, fase, etapa principal, seccion, grupo, categoria, bloque, secao, bloco`,
  "phase id": "phase id",
  kind: "kind, type, task type, activity type, step type, art, typ, aufgabentyp, nature, tipo, tipo de tarea, tipo de tarefa",
  task: `task, tasks, task name, name, activity, activities, activity name, action, actions, action item, step, steps, step name, item, title, todo, to do, what, work item, checklist item, check list item, summary, cutover task, cutover activity, deployment step, deployment task, migration step, migration task,
    procedure, checklist, job, instruction, instructions, task title, action required, key activity, event, deliverable, task activity, operation, requirement, task step, what to do, subtask, sub task, process step,
    aufgabe, aufgaben, schritt, schritte, tatigkeit, tatigkeiten, aktivitat, aktivitaten, massnahme, vorgang, vorgangsname, titel, arbeitsschritt, aktion, bezeichnung, was, was ist zu tun,
    tache, taches, etape, etapes, activite, activites, titre, nom de la tache, intitule, libelle, action a mener, quoi,
    tarea, tareas, paso, pasos, actividad, actividades, accion, titulo, nombre de la tarea, nombre de tarea, que,
    tarefa, tarefas, passo, passos, atividade, atividades, acao, nome da tarefa, o que, etapa, etapas`,
  description: `description, details, detail, task description, step description, activity description, task details, detailed steps, detailed description, how, how to, detail steps, implementation details, detailed instructions, further details,
    beschreibung, einzelheiten, detailbeschreibung, wie, comment faire, descriptif, details de la tache, descripcion, detalle, detalles, como, descripcion de la tarea, descricao, detalhes, detalhe, descricao da tarefa`,
  owner: `owner, owners, task owner, step owner, action owner, activity owner, owner name, owned by, responsible, responsible person, responsible party, person responsible, responsibility, responsable, responsables, assignee, assignees, assigned to, assigned, assignment, who, resource, resources, resource name, resource names, resource assigned, executor, executed by, performed by, performer, performs, implementer, implemented by, implementor, primary, primary owner, primary resource, primary contact, dri, lead, task lead, actor, by whom, person, poc, point of contact, operator, engineer, doer, name of owner, r, responsible resource, action by, staff, step performed by, step owner primary, accountable owner, who does it, driver,
    verantwortlich, verantwortliche, verantwortlicher, verantwortliche person, zustandig, zustandigkeit, bearbeiter, bearbeiterin, wer, durchfuhrung durch, ausfuhrender, ressource, ressourcen, ressourcennamen, besitzer, zugewiesen an, ausfuhrung,
    qui, responsable de la tache, acteur, acteurs, intervenant, intervenants, porteur, pilote, assigne a, executant,
    quien, encargado, asignado a, asignado, responsable de la tarea, ejecutor, ejecutado por, recurso, recursos,
    responsavel, responsaveis, quem, encarregado, atribuido a, designado, executor responsavel`,
  cover: `cover, covers, backup, backup owner, backup resource, backup person, backup contact, secondary, secondary owner, secondary resource, secondary contact, alternate, alternate owner, deputy, substitute, stand in, standby, backup name, backup poc, second, backup assignee, backup engineer, covered by,
    vertretung, vertreter, stellvertreter, stellvertretung, ersatz, suppleant, remplacant, backup responsable, suplente, sustituto, substituto, reserva, responsable suplente`,
  participants:
    "participants, assisted by, supported by, support resource, support resources, with, attendees, involved, supporting, beteiligte, mitwirkende, teilnehmer, participantes",
  team: `team, teams, owner team, owning team, responsible team, department, dept, assigned team, team responsible, support group, assignment group, resolver group, squad, group responsible, responsible group, function, unit, organisation, organization, org, owner group, resource group, business unit, vendor, supplier,
    abteilung, mannschaft, fachbereich, organisationseinheit, zustandiges team, equipe, equipes, service, departement, equipe responsable, equipo, departamento, equipo responsable, area responsable, time, equipe responsavel, setor`,
  contact: `contact, contacts, contact details, contact info, contact information, phone, phone number, telephone, mobile, mobile number, cell, tel, email, e mail, mail, contact number, owner contact, email address, extension, slack, slack channel, channel, contact no,
    kontakt, telefon, telefonnummer, handy, mobil, rufnummer, erreichbarkeit, coordonnees, telephone portable, portable, courriel, contacto, telefono, movil, celular, correo, correo electronico, contato, telefone`,
  date: "date, day, planned date, scheduled date, target date, task date, datum, tag, termin, jour, fecha, dia, data, execution date, implementation date",
  start: `start, starts, start time, start date, start date time, start datetime, planned start, planned start time, planned start date, scheduled start, scheduled start time, scheduled time, planned time, begin, begins, begin time, from, time, when, at, time start, target start, target time, est start, est start time, estimated start, estimated start time, expected start, baseline start, early start, planned, scheduled, t minus, t, time slot, timeslot, timing, start at, begin date, date time, datetime, schedule, window start, proposed start, proposed start time, plan start, forecast start, clock, timestamp, t time, relative time, time t, kickoff,
    beginn, anfang, startzeit, startdatum, uhrzeit, zeit, zeitpunkt, geplanter start, geplanter beginn, von, wann, start geplant, beginn geplant, plan start, soll start, start soll, anfangstermin, ab,
    debut, heure, heure de debut, date de debut, debut prevu, heure prevue, demarrage, quand, de, debut planifie, horaire,
    inicio, hora, hora de inicio, fecha de inicio, comienzo, inicio previsto, inicio planificado, hora inicio, fecha inicio, cuando, desde, horario, hora prevista,
    hora de inicio prevista, data de inicio, hora de comeco, data inicio, quando, inicio planejado, horario de inicio`,
  end: `end, ends, end time, end date, end date time, end datetime, finish, finishes, finish time, finish date, planned end, planned end time, planned end date, planned finish, scheduled end, scheduled finish, to, until, till, stop, stop time, target end, target finish, est end, estimated end, estimated end time, estimated finish, expected end, baseline finish, due, due date, deadline, complete by, completion date, completion time, planned completion, target completion, time end, window end, proposed end, plan end, by when, due by, eta, planned end time, end at, target completion date,
    ende, endzeit, enddatum, geplantes ende, bis, ende geplant, plan ende, soll ende, ende soll, endtermin, frist, fallig, fallig am, fertig bis, bis wann,
    fin, heure de fin, date de fin, fin prevue, echeance, fin planifiee,
    hora de fin, fecha de fin, fin previsto, hora fin, fecha fin, hasta, fecha limite, vencimiento, plazo, termino,
    fim, hora de fim, data de fim, termino previsto, hora fim, data fim, ate, prazo, horario de termino, data limite, hora de termino`,
  "start (UTC)": "",
  "end (UTC)": "",
  duration: `duration, durations, planned duration, estimated duration, est duration, expected duration, est time, estimated time, time estimate, estimate, estimates, elapsed, elapsed time, length, effort, time required, time needed, time taken, how long, duration estimate, planned effort, est effort, mins, minutes, hours, hrs, min, run time, runtime, time to complete, est run time, estimated effort, work, average duration, duration est, takes, approx time, approximate duration, time allotted, total time, expected time, est duration time, duration planned, time est, days,
    dauer, geplante dauer, zeitbedarf, aufwand, geschatzte dauer, schatzung, plan dauer, dauer geplant, zeitaufwand, minuten, stunden,
    duree, duree estimee, duree prevue, temps estime, temps, charge, estimation, duree planifiee, temps necessaire,
    duracion, duracion estimada, tiempo, tiempo estimado, duracion prevista, estimacion, esfuerzo, minutos, horas,
    duracao, duracao estimada, tempo, tempo estimado, duracao prevista, estimativa`,
  "worst case": `worst case, max duration, maximum duration, worst case duration, maximum, max time, pessimistic, at most, longest, max, pessimistic duration, maximum time, upper limit, timeout,
    maximale dauer, hochstens, maximaldauer, schlimmstenfalls, worst case dauer, duree maximale, duree max, au plus, duracion maxima, como maximo, tiempo maximo, duracao maxima, no maximo, tempo maximo`,
  predecessors: `predecessors, predecessor, pred, preds, depends on, dependency, dependencies, dependent on, dependant on, dep, deps, depends, prerequisite, prerequisites, pre requisite, pre requisites, prereq, prereqs, after, previous, previous step, previous task, predecessor id, predecessor task, blocked by, waits for, preceding task, preceding tasks, requires step, dependency id, dependent task, task dependency, precedence, precondition, preconditions, dependent tasks, start after, follows,
    vorganger, abhangig von, abhangigkeit, abhangigkeiten, voraussetzung, voraussetzungen, nach, vorgangernummer, vorbedingung,
    predecesseur, predecesseurs, depend de, dependance, dependances, apres, prerequis, pre requis, precede par,
    predecesora, predecesoras, predecesor, predecesores, depende de, dependencia, dependencias, despues de, prerrequisito, prerrequisitos, requisito previo, requisitos previos,
    predecessora, predecessoras, predecessores, apos, pre requisito, pre requisitos, depois de`,
  "parallel with":
    "parallel with, in parallel with, parallel to, parallel, in parallel, concurrent with, concurrent, can run in parallel with, runs with, parallel zu, parallel mit, en parallele avec, parallele, en paralelo con, paralelo, em paralelo com, simultaneous with",
  environment: `environment, environments, env, target environment, target env, target system, umgebung, zielumgebung, environnement, environnement cible, entorno, ambiente, entorno destino`,
  command: `command, commands, command line, cmd, command to run, script, scripts, run, code, sql, command script, cli, command to execute, shell command, commands to run, script command,
    befehl, befehle, kommando, skript, commande, commandes, ligne de commande, comando, comandos, comando a ejecutar, comando a executar`,
  "expected result": `expected result, expected results, expected outcome, expected, expect, result expected, verification, verify, validation, success criteria, success criterion, acceptance criteria, exit criteria, how to verify, verification step, verification steps, validation steps, validation step, check, expected output, outcome, definition of done, done when, expected behaviour, expected behavior, post check, post checks, test, pass criteria, completion criteria, confirmation, validate, verification method,
    erwartetes ergebnis, ergebnis, erwartung, prufung, abnahmekriterium, abnahmekriterien, erfolgskriterium, erfolgskriterien, kontrolle, verifikation, soll ergebnis,
    resultat attendu, resultats attendus, resultat, critere de succes, criteres de succes, controle,
    resultado esperado, resultados esperados, resultado, criterio de exito, criterios de exito, verificacion, validacion, comprobacion,
    criterio de sucesso, criterios de sucesso, verificacao, validacao`,
  rollback: `rollback, roll back, rollback step, rollback steps, rollback plan, rollback procedure, rollback action, rollback instructions, rollback command, backout, back out, backout plan, backout step, backout steps, back out plan, backout procedure, undo, revert, how to undo, reversal, recovery, recovery plan, fallback, fallback plan, contingency, mitigation, backout instructions, recovery steps, revert steps, rollback strategy, if failed, fall back,
    ruckfall, ruckfallplan, ruckbau, ruckabwicklung, rucknahme, zuruckrollen, fallbackplan, ruckgangig, ruckfallebene,
    retour arriere, plan de retour arriere, plan de retour, annulation, plan de repli, repli,
    reversion, marcha atras, plan de reversion, plan de marcha atras, vuelta atras, plan de rollback, deshacer, contingencia, plan de contingencia,
    reversao, plano de reversao, plano de rollback, desfazer, retorno, plano de retorno`,
  link: "link, links, url, urls, documentation, doc, docs, document, runbook link, wiki, reference link, confluence, ticket link, dokumentation, lien, liens, documentation associee, enlace, documentacion, documentacao, doc link, document link",
  status: `status, state, progress, complete, completed, done, done?, percent complete, complete %, percent, task status, current status, result, pass fail, actual status, rag, rag status, finished, check box, checkbox, ticked, completed y n, complete y n, done y n, y n, signed off, sign off, step status, execution status, outcome status, health, go no go status,
    stand, erledigt, fortschritt, fertig, abgeschlossen, statut, etat, fait, avancement, termine, estado, hecho, completado, avance, concluido, feito, situacao, progresso, realizado`,
  "actual start": `actual start, actual start time, actual start date, start actual, actual begin, started, started at, actual time, actual, actuals, real start, actual date, start time actual, tatsachlicher start, tatsachlicher beginn, ist start, start ist, beginn ist, debut reel, heure reelle, inicio real, hora real, inicio efetivo`,
  "actual end": `actual end, actual end time, actual end date, actual finish, actual finish time, end actual, actual completion, actual completion time, completed at, finished at, completed on, end time actual, completed time, time completed, date completed, tatsachliches ende, ist ende, ende ist, fin reelle, fin real, fim real, termino real, hora de termino real`,
  "actual duration":
    "actual duration, duration actual, actual elapsed, actual effort, actual hours, actual mins, actual minutes, ist dauer, tatsachliche dauer, dauer ist, duree reelle, duracion real, duracao real",
  notes: `notes, note, comment, comments, remark, remarks, observation, observations, additional information, additional info, additional notes, info, information, notes comments, comments notes, special instructions, caveats,
    bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, kommentare, notiz, notizen, hinweis, hinweise, commentaire, commentaires, remarque, remarques, nota, notas, comentario, comentarios, observacion, observaciones, observacao, observacoes`,
  runbook: "runbook, runbook title",
  "go-live": "go live, go live time, go live date",
  window:
    "window, change window, maintenance window, wartungsfenster, fenetre de maintenance, ventana de mantenimiento, janela de manutencao",
  none: `rollback trigger, rollback triggers, rollback point, rollback criteria, backout criteria, rollback possible, rollback decision point, rollback duration, rollback time, rollback owner, backout duration, backout time, backout owner, time zone, timezone, tz, completed by, verified by, validated by, approved by, approver, approval, signed off by, sign off by, signature, initials, risk, risks, impact, priority, severity, complexity, cost, budget, informed, consulted, accountable, stakeholders, change, change number, ticket, jira, issue, downtime, outage, buffer, float, slack, successors, successor, constraint, variance, rollback decision, go no go, start variance, finish variance, test case, test result, version, server, host, hostname, application, component, region, site, customer, location, created, updated, created by, updated by, reporter, label, labels, assets, percent work, baseline, front end, back end, end user, baseline duration, late start, late finish, early finish, free float, rehearsal duration, dry run, dry run duration, critical path, critical, team contact, step type id, contact person vendor`,
};

/** By its name, "none" for what is known to be nothing that a plan has. */
export const roleOfName: ReadonlyMap<string, Role | "none"> = new Map(
  Object.entries(names).flatMap(([role, list]) =>
    list
      .split(",")
      .map(name => name.trim().replace(/\s+/g, " "))
      .filter(name => name !== "")
      .map(name => [name, role as Role | "none"] as const),
  ),
);
