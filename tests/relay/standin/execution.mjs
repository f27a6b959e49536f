// One execution: the script is loaded anew, and one function of it runs to its end.
import vm from "node:vm";
import { parentPort, workerData } from "node:worker_threads";
import { load } from "./script.mjs";
import { callerOf, servicesOver } from "./services.mjs";

const { folder, name, event, port, signal } = workerData;
const context = load(folder, servicesOver(callerOf(port, signal)));
context.given = JSON.stringify(event);
const output = vm.runInContext(`${name}(JSON.parse(given))`, context);
if (!output || !output.isTextOutput)
  throw new Error("The script completed but the returned value is not a supported return type.");
parentPort.postMessage({ content: output.content, mimeType: output.mimeType });

