// cjs:test: tests whose threads run under many schedules, or under all. `cjs test FILE` runs them so; `cjs run FILE` runs each once.
'use strict';

const { ERR_INVALID_ARG_TYPE } = require('internal/errors');

const ARGUMENT = '--cjs-test=';
const LIST = '\u0001cjs-tests ';

const tests = [];
let asked;

// What this run is for: 'list' tells which tests there are, a number runs one, undefined runs all.
function begin() {
  asked = process.argv.find((argument) => argument.startsWith(ARGUMENT))?.slice(ARGUMENT.length);
  if (asked === 'list')
    process.on('exit', () => process.stdout.write(`${LIST}${JSON.stringify(tests.map(({ name, options }) => ({ name, ...options })))}\n`));
  else if (asked === undefined)
    setImmediate(runAll);
}

function declare(kind, args, more = {}) {
  let [name, options, fn] = args;
  if (typeof name === 'function') [name, options, fn] = [name.name || `${kind} ${tests.length + 1}`, {}, name];
  else if (typeof options === 'function') [options, fn] = [{}, options];
  if (typeof fn !== 'function') throw new ERR_INVALID_ARG_TYPE('fn', 'Function', fn);
  if (tests.length === 0) begin();
  const number = tests.push({ name: `${name}`, options: { ...options, ...more }, fn }) - 1;
  // A turn of its own, after the file: errors end it as they would end a program.
  if (asked === `${number}`) setImmediate(fn);
}

async function runAll() {
  let failed = 0;
  for (const [i, test] of tests.entries()) {
    try {
      await test.fn();
      console.log(`ok ${i + 1} - ${test.name} # once; cjs test runs it under many schedules`);
    } catch (error) {
      failed++;
      console.log(`not ok ${i + 1} - ${test.name}`);
      console.error(error);
    }
  }
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

/** No schedule of the body fails. */
function explore(...args) { declare('explore', args, { race: false }); }

/** No schedule of the body fails, and all there are were run. */
explore.every = (...args) => declare('explore', args, { race: false, every: true });

/** Some schedule of the body fails. */
explore.fails = (...args) => declare('explore', args, { race: false, fails: true });

const race = {
  /** No schedule of the body fails or has a race. */
  test: (...args) => declare('race', args, { race: true }),

  /** The body has a race; options.on says where: `{ on: 'box.n' }`. */
  expect: (...args) => declare('race', args, { race: true, fails: true }),
};

module.exports = { explore, race };
