// For a test: the relay's own functions. node evaluate.mjs FOLDER; each line of stdin is a JSON
// list of a function in the script's scope and its arguments, each line of stdout what it gives.
import vm from "node:vm";
import { createInterface } from "node:readline";
import { load } from "./script.mjs";
import { servicesOver } from "./services.mjs";

const context = load(process.argv[2], servicesOver(() => null));

for await (const line of createInterface({ input: process.stdin })) {
  const [code, ...given] = JSON.parse(line);
  context.given = JSON.stringify(given);
  console.log(vm.runInContext(`JSON.stringify((${code})(...JSON.parse(given)))`, context));
}
