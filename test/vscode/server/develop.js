// Runs in the page before VS Code does: puts the extension under development, and its tests, into the configuration that VS Code
// reads from its page. Plain JavaScript, since it is given to the browser as it stands.
{
  const uri = path => ({ $mid: 1, scheme: "vscode-remote", authority: location.host, path });
  const { extension, tests } = globalThis.gonogoDevelopment;
  const developmentOptions = {
    extensions: [uri(extension)],
    ...(tests === undefined ? {} : { extensionTestsPath: uri(tests) }),
  };
  const read = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) {
    const value = read.call(this, name);
    if (value === null || name !== "data-settings" || this.id !== "vscode-workbench-web-configuration") return value;
    return JSON.stringify({ ...JSON.parse(value), developmentOptions });
  };
}
