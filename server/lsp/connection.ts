/** The connection to an editor: what may be said when, and a log of what fails. */
import {
  type Connection,
  createConnection,
  type DataCallback,
  ErrorCodes,
  Message,
  type MessageReader,
  type MessageWriter,
  ProposedFeatures,
  type ResponseMessage,
} from "vscode-languageserver/node";

export function connect(reader: MessageReader, writer: MessageWriter): Connection {
  return createConnection(ProposedFeatures.all, inOrder(reader, writer), logging(writer));
}

type Lifecycle = "new" | "running" | "shut";

/** Lets through what the protocol allows at the time: requests before `initialize` and after `shutdown` are refused. */
function inOrder(reader: MessageReader, writer: MessageWriter): MessageReader {
  let stage: Lifecycle = "new";
  const listen = (callback: DataCallback) =>
    reader.listen(message => {
      if (Message.isRequest(message)) {
        const refusal = refusalOf(message.method, stage);
        if (refusal) {
          const { jsonrpc, id } = message;
          const response: ResponseMessage = { jsonrpc, id, error: refusal };
          writer.write(response).catch(error => console.error("A refusal could not be sent:", error));
          return;
        }
        if (message.method === "initialize") stage = "running";
        if (message.method === "shutdown") stage = "shut";
      }
      if (Message.isNotification(message) && stage !== "running" && message.method !== "exit") return;
      callback(message);
    });
  const { onError, onClose, onPartialMessage } = reader;
  return { onError, onClose, onPartialMessage, listen, dispose: () => reader.dispose() };
}

interface RequestRefusal {
  readonly code: number;
  readonly message: string;
}

function refusalOf(method: string, stage: Lifecycle): RequestRefusal | undefined {
  switch (stage) {
    case "new":
      return method === "initialize"
        ? undefined
        : { code: ErrorCodes.ServerNotInitialized, message: `\`${method}\` has to wait for \`initialize\`.` };
    case "running":
      return method === "initialize"
        ? { code: ErrorCodes.InvalidRequest, message: "The server is initialized already." }
        : undefined;
    case "shut":
      return { code: ErrorCodes.InvalidRequest, message: `The server was shut down before \`${method}\`.` };
  }
}

/** A request that fails is answered with an error; who has the server's log is told as well. */
function logging(writer: MessageWriter): MessageWriter {
  const { onError, onClose } = writer;
  return {
    onError,
    onClose,
    write: message => {
      if (Message.isResponse(message) && message.error?.code === ErrorCodes.InternalError)
        console.error("A request failed:", message.error.message);
      return writer.write(message);
    },
    end: () => writer.end(),
    dispose: () => writer.dispose(),
  };
}
