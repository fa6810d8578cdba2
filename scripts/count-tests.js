// Prints the last line that CI looks for: how many tests passed and failed, over all of Jest's runs in a log.
import { readFileSync } from 'node:fs';

const log = readFileSync(process.argv[2], 'utf8');
let [passed, failed] = [0, 0];
for (const [, line] of log.matchAll(/^Tests: +(.*)$/gm)) {
  passed += Number(/(\d+) passed/.exec(line)?.[1] ?? 0);
  failed += Number(/(\d+) failed/.exec(line)?.[1] ?? 0);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(passed > 0 && failed === 0 ? 0 : 1);
