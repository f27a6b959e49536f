// The relay's files in one global scope without anything of Node in it, as Apps Script has them.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

export function load(folder, services) {
  const context = vm.createContext({ ...services });
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".js")).sort())
    vm.runInContext(readFileSync(join(folder, name), "utf8"), context, { filename: name });
  return context;
}
