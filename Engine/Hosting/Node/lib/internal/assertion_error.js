// AssertionError and its messages: what was expected, what came, line by line.
'use strict';

const { inspect } = require('internal/inspect');

const headings = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

const longest = 512;

function show(value) {
  return inspect(value, {
    compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity, showHidden: false, showProxy: false, sorted: true, getters: true, breakLength: Infinity,
  });
}

// The longest common subsequence (E. Myers, An O(ND) difference algorithm), as a list of [mark, line].
function diffLines(actual, expected) {
  const max = actual.length + expected.length;
  let frontier = new Map([[1, 0]]);
  const history = [];
  search: for (let d = 0; d <= max; d++) {
    history.push(new Map(frontier));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (frontier.get(k - 1) ?? -1) < (frontier.get(k + 1) ?? -1));
      let x = down ? frontier.get(k + 1) ?? 0 : (frontier.get(k - 1) ?? 0) + 1;
      let y = x - k;
      while (x < actual.length && y < expected.length && sameLine(actual[x], expected[y])) {
        x++;
        y++;
      }
      frontier.set(k, x);
      if (x >= actual.length && y >= expected.length) break search;
    }
  }
  const result = [];
  let x = actual.length;
  let y = expected.length;
  for (let d = history.length - 1; d >= 0; d--) {
    frontier = history[d];
    const k = x - y;
    const down = k === -d || (k !== d && (frontier.get(k - 1) ?? -1) < (frontier.get(k + 1) ?? -1));
    const before = down ? k + 1 : k - 1;
    const beforeX = frontier.get(before) ?? 0;
    const beforeY = beforeX - before;
    while (x > beforeX && y > beforeY) {
      const [left, right] = [actual[--x], expected[--y]];
      result.push([' ', left.length > right.length ? left : right]);
    }
    if (d > 0) {
      if (down) result.push(['-', expected[--y]]);
      else result.push(['+', actual[--x]]);
    }
  }
  return result.reverse();
}

// A comma more or less at the end is no difference.
const sameLine = (a, b) => a === b || a === `${b},` || `${a},` === b;

function createDiff(actual, expected, operator) {
  let actualText = show(actual);
  let expectedText = show(expected);
  const actualLines = actualText.split('\n');
  const expectedLines = expectedText.split('\n');
  if (operator === 'strictEqual' && ((typeof actual === 'object' && actual !== null && typeof expected === 'object' && expected !== null) ||
      (typeof actual === 'function' && typeof expected === 'function'))) {
    operator = 'strictEqualObject';
  }
  if (actualLines.length === 1 && expectedLines.length === 1 && actualLines[0] !== expectedLines[0]) {
    const length = actualText.length + expectedText.length;
    const simple = (value) => (typeof value !== 'object' || value === null) && typeof value !== 'function';
    if (length <= 12 && simple(actual) && simple(expected) && (actual !== 0 || expected !== 0)) return `${headings[operator]}\n\n${actualText} !== ${expectedText}\n`;
    if (operator !== 'strictEqualObject' && length < 80) {
      let same = 0;
      while (actualText[same] === expectedText[same]) same++;
      const indicator = same > 2 ? `\n  ${' '.repeat(same)}^` : '';
      return `${headings[operator]}\n+ actual - expected\n\n+ ${actualText}\n- ${expectedText}${indicator}`;
    }
  }
  if (actualText === expectedText) {
    const shown = actualLines.slice(0, 50);
    return `${headings.notIdentical}\n\n${shown.join('\n')}${actualLines.length > 50 ? '\n...' : ''}\n`;
  }
  const lines = diffLines(actualLines, expectedLines);
  const output = [];
  let skipped = false;
  // Two lines of context around each difference; longer runs of equal lines are left out.
  const near = lines.map(([mark], i) => mark !== ' ' || lines.slice(Math.max(0, i - 2), i + 3).some(([other]) => other !== ' '));
  for (let i = 0; i < lines.length; i++) {
    if (near[i] || i < 2 || i === lines.length - 1) {
      output.push(lines[i][0] === ' ' ? `  ${lines[i][1]}` : `${lines[i][0]} ${lines[i][1]}`);
      continue;
    }
    let run = i;
    while (run < lines.length - 1 && !near[run]) run++;
    if (run - i === 1) {
      output.push(`  ${lines[i][1]}`);
    } else {
      output.push('...');
      skipped = true;
      i = run - 1;
    }
  }
  const cut = output.length > longest ? [...output.slice(0, longest), '...'] : output;
  return `${headings[operator]}\n+ actual - expected${skipped ? ' ... Lines skipped' : ''}\n\n${cut.join('\n')}`;
}

function firstLines(text, count) {
  const lines = text.split('\n');
  return lines.length > count ? [...lines.slice(0, count), '...'].join('\n') : text;
}

function messageFor(actual, expected, operator) {
  if (operator === 'deepStrictEqual' || operator === 'strictEqual') return createDiff(actual, expected, operator);
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') {
    let heading = headings[operator];
    const lines = show(actual).split('\n');
    if (operator === 'notStrictEqual' && ((typeof actual === 'object' && actual !== null) || typeof actual === 'function')) heading = headings.notStrictEqualObject;
    if (lines.length > 50) lines.splice(46, lines.length, '...');
    return lines.length === 1 ? `${heading}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}` : `${heading}\n\n${lines.join('\n')}\n`;
  }
  let left = show(actual);
  let right = '';
  const heading = headings[operator];
  if (operator === 'notDeepEqual' && left === show(expected)) {
    left = `${heading}\n\n${left}`;
    return left.length > 1024 ? `${left.slice(0, 1021)}...` : left;
  }
  right = show(expected);
  if (left.length > 512) left = `${left.slice(0, 509)}...`;
  if (right.length > 512) right = `${right.slice(0, 509)}...`;
  if (operator === 'deepEqual') {
    left = `${heading}\n\n${left}\n\nshould loosely deep-equal\n\n`;
  } else if (operator === 'notDeepEqual') {
    left = `${headings.notDeepEqualUnequal}\n\n${left}\n\nshould not loosely deep-equal\n\n`;
  } else {
    right = ` ${operator} ${right}`;
  }
  return left + right;
}

function withoutStack(error) {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(error)), error);
  return Object.defineProperty(copy, 'message', { value: error.message, configurable: true, writable: true, enumerable: false });
}

class AssertionError extends Error {
  constructor(options) {
    if (options === null || typeof options !== 'object') {
      const { ERR_INVALID_ARG_TYPE } = require('internal/errors');
      throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    const { message, operator, stackStartFn, details, stackStartFunction } = options;
    let { actual, expected } = options;
    if (actual instanceof Error && expected instanceof Error && 'stack' in actual && 'stack' in expected) {
      actual = withoutStack(actual);
      expected = withoutStack(expected);
    }
    super(message != null ? String(message) : messageFor(actual, expected, operator));
    this.generatedMessage = !message;
    Object.defineProperty(this, 'name', { value: 'AssertionError [ERR_ASSERTION]', enumerable: false, writable: true, configurable: true });
    this.code = 'ERR_ASSERTION';
    if (details) {
      this.actual = undefined;
      this.expected = undefined;
      this.operator = undefined;
      details.forEach((detail, i) => {
        this[`message ${i}`] = detail.message;
        this[`actual ${i}`] = detail.actual;
        this[`expected ${i}`] = detail.expected;
        this[`operator ${i}`] = detail.operator;
      });
    } else {
      this.actual = actual;
      this.expected = expected;
      this.operator = operator;
    }
    Error.captureStackTrace(this, stackStartFn || stackStartFunction);
    void this.stack;
    this.name = 'AssertionError';
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    const { actual, expected } = this;
    if (typeof actual === 'string') this.actual = shorten(actual);
    if (typeof expected === 'string') this.expected = shorten(expected);
    const text = inspect(this, { ...options, customInspect: false, depth: 0 });
    this.actual = actual;
    this.expected = expected;
    return text;
  }
}

const shorten = (text) => {
  const short = firstLines(text, 10);
  return short.length > 512 ? `${short.slice(0, 512)}...` : short;
};

module.exports = AssertionError;
