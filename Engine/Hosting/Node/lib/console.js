// node:console. Strings go straight out; the inspector is loaded when the first value needs it.
'use strict';

let inspector;
const format = (options, args) => {
  inspector ??= require('internal/inspect');
  return options === undefined ? inspector.format(...args) : inspector.formatWithOptions(options, ...args);
};

const { write: writeOut, stdoutHasColors, stderrHasColors } = internalBinding('stdio');

// A stream that a program has never touched needs no object.
const standard = {
  out: {
    write(text) {
      const stream = require('internal/stdio').made.stdout;
      if (stream !== undefined) stream.write(text);
      else writeOut(1, text);
    },
    hasColors: () => stdoutHasColors(),
  },
  err: {
    write(text) {
      const stream = require('internal/stdio').made.stderr;
      if (stream !== undefined) stream.write(text);
      else writeOut(2, text);
    },
    hasColors: () => stderrHasColors(),
  },
};

function renderTable(head, columns) {
  const { widthOf } = require('internal/inspect');
  const rows = Math.max(...columns.map((column) => column.length), 0);
  const widths = head.map((title, i) => Math.max(widthOf(title), ...columns[i].map((cell) => (cell === undefined ? 0 : widthOf(cell)))) + 2);
  const bars = widths.map((width) => '─'.repeat(width));
  const row = (cells) => `│${cells.map((cell, i) => ` ${cell}${' '.repeat(widths[i] - widthOf(cell) - 1)}`).join('│')}│\n`;
  let text = `┌${bars.join('┬')}┐\n${row(head)}├${bars.join('┼')}┤\n`;
  for (let i = 0; i < rows; i++) text += row(columns.map((column) => column[i] ?? ''));
  return `${text}└${bars.join('┴')}┘`;
}

function formatDuration(ms) {
  if (ms < 1000) return `${Number(ms.toFixed(3))}ms`;
  const hours = Math.floor(ms / 3600000);
  const minutes = Math.floor((ms % 3600000) / 60000);
  const seconds = (ms % 60000) / 1000;
  if (hours === 0 && minutes === 0) return `${seconds.toFixed(3)}s`;
  const [whole, fraction] = seconds.toFixed(3).split('.');
  const two = (n) => `${n}`.padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole)} (h:mm:ss)` : `${minutes}:${two(whole)}.${fraction} (m:ss.mmm)`;
}

function createConsole(target, out, err, settings = {}) {
  let indentation = '';
  const groupIndentation = settings.groupIndentation ?? 2;
  const counts = new Map();
  const timers = new Map();
  const now = internalBinding('process').now;

  const options = (stream) => {
    const mode = settings.colorMode ?? 'auto';
    const colors = mode === 'auto' ? stream.hasColors() : Boolean(mode);
    if (settings.inspectOptions !== undefined) return settings.inspectOptions.colors === undefined ? { ...settings.inspectOptions, colors } : settings.inspectOptions;
    return colors ? { colors: true } : undefined;
  };

  const print = (stream, args) => {
    let text = args.length === 1 && typeof args[0] === 'string' ? args[0] : args.length === 0 ? '' : format(options(stream), args);
    if (indentation !== '') text = indentation + text.replaceAll('\n', `\n${indentation}`);
    stream.write(`${text}\n`);
  };

  const warn = (text) => require('internal/process').emitWarning(text);

  const elapsed = (name, label, data) => {
    label = `${label}`;
    const start = timers.get(label);
    if (start === undefined) {
      warn(`No such label '${label}' for console.${name}()`);
      return false;
    }
    print(out, data.length === 0 ? [`${label}: ${formatDuration(now() - start)}`] : ['%s: %s', label, formatDuration(now() - start), ...data]);
    return true;
  };

  const methods = {
    log(...args) { print(out, args); },
    warn(...args) { print(err, args); },
    dir(value, dirOptions) {
      print(out, [require('internal/inspect').inspect(value, { customInspect: false, ...options(out), ...dirOptions })]);
    },
    time(label = 'default') {
      label = `${label}`;
      if (timers.has(label)) warn(`Label '${label}' already exists for console.time()`);
      else timers.set(label, now());
    },
    timeEnd(label = 'default') {
      if (elapsed('timeEnd', label, [])) timers.delete(`${label}`);
    },
    timeLog(label = 'default', ...data) { elapsed('timeLog', label, data); },
    trace: function trace(...args) {
      const error = { name: 'Trace', message: args.length === 0 ? '' : format(undefined, args) };
      Error.captureStackTrace(error, trace);
      const frames = error.stack.slice(error.stack.indexOf('\n    at'));
      print(err, [`Trace${error.message === '' ? '' : `: ${error.message}`}${frames}`]);
    },
    assert(condition, ...args) {
      if (condition) return;
      if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`;
      else args.unshift(args.length === 0 ? 'Assertion failed' : 'Assertion failed:');
      methods.warn(...args);
    },
    clear() {
      if (out.isTTY ?? require('internal/process').stdout.isTTY) out.write('\u001b[1;1H\u001b[0J');
    },
    count(label = 'default') {
      label = `${label}`;
      const count = (counts.get(label) ?? 0) + 1;
      counts.set(label, count);
      print(out, [`${label}: ${count}`]);
    },
    countReset(label = 'default') {
      label = `${label}`;
      if (!counts.delete(label)) warn(`Count for '${label}' does not exist`);
    },
    group(...data) {
      if (data.length > 0) methods.log(...data);
      indentation += ' '.repeat(groupIndentation);
    },
    groupEnd() { indentation = indentation.slice(groupIndentation); },
    table(data, properties) {
      if (data === null || typeof data !== 'object') {
        methods.log(data);
        return;
      }
      if (properties !== undefined && !Array.isArray(properties)) {
        const { ERR_INVALID_ARG_TYPE } = require('internal/errors');
        throw new ERR_INVALID_ARG_TYPE('properties', 'Array', properties);
      }
      methods.log(tableOf(data, properties));
    },
  };

  Object.assign(target, {
    log: methods.log, warn: methods.warn, dir: methods.dir, time: methods.time, timeEnd: methods.timeEnd, timeLog: methods.timeLog,
    trace: methods.trace, assert: methods.assert, clear: methods.clear, count: methods.count, countReset: methods.countReset,
    group: methods.group, groupEnd: methods.groupEnd, table: methods.table,
    debug: methods.log, info: methods.log, dirxml: methods.log, error: methods.warn, groupCollapsed: methods.group,
    profile() {}, profileEnd() {}, timeStamp() {},
  });
  return target;
}

function tableOf(data, properties) {
  const { inspect } = require('internal/inspect');
  const { kindOf, previewEntries } = internalBinding('util');
  const depthOf = (value) => (value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0);
  const show = (value) => inspect(value, { maxArrayLength: 3, breakLength: Infinity, depth: depthOf(value) });
  const indexTitle = '(index)';
  const iterationTitle = '(iteration index)';
  const valuesTitle = 'Values';
  const range = (length) => Array.from({ length }, (_, i) => `${i}`);

  const kind = kindOf(data);
  if (kind === 'Map') {
    const keys = [...data.keys()].map(show);
    return renderTable([iterationTitle, 'Key', valuesTitle], [range(keys.length), keys, [...data.values()].map(show)]);
  }
  if (kind === 'MapIterator') {
    const [entries, pairs] = previewEntries(data);
    if (pairs) {
      const even = entries.filter((_, i) => i % 2 === 0).map(show);
      return renderTable([iterationTitle, 'Key', valuesTitle], [range(even.length), even, entries.filter((_, i) => i % 2 === 1).map(show)]);
    }
    return renderTable([iterationTitle, valuesTitle], [range(entries.length), entries.map(show)]);
  }
  if (kind === 'Set' || kind === 'SetIterator') {
    const values = kind === 'Set' ? [...data] : previewEntries(data)[0];
    return renderTable([iterationTitle, valuesTitle], [range(values.length), values.map(show)]);
  }

  const columns = Object.create(null);
  const values = [];
  let hasPrimitives = false;
  const rows = Object.keys(data);
  rows.forEach((name, i) => {
    const item = data[name];
    const primitive = item === null || (typeof item !== 'function' && typeof item !== 'object');
    if (primitive) {
      hasPrimitives = true;
      values[i] = show(item);
      return;
    }
    for (const key of properties ?? Object.keys(item)) {
      columns[key] ??= [];
      columns[key][i] = Object.hasOwn(item, key) ? show(item[key]) : '';
    }
  });
  const titles = Object.keys(columns);
  const fill = (column) => rows.map((_, i) => column[i] ?? '');
  const head = [indexTitle, ...titles];
  const body = [rows, ...titles.map((title) => fill(columns[title]))];
  if (hasPrimitives) {
    head.push(valuesTitle);
    body.push(fill(values));
  }
  return renderTable(head, body);
}

function Console(options, ...rest) {
  if (!new.target) return new Console(options, ...rest);
  if (!options || typeof options.write === 'function') options = { stdout: options, stderr: rest[0], ignoreErrors: rest[1] };
  const { stdout, stderr = stdout } = options;
  if (typeof stdout?.write !== 'function') {
    const error = new TypeError('Console expects a writable stream instance for stdout');
    error.code = 'ERR_CONSOLE_WRITABLE_STREAM';
    throw error;
  }
  const wrap = (stream) => ({ write: (text) => stream.write(text), hasColors: () => Boolean(stream.isTTY), isTTY: stream.isTTY });
  createConsole(this, wrap(stdout), wrap(stderr), options);
}

const console = createConsole({}, standard.out, standard.err);
Object.defineProperty(console, 'Console', { value: Console, writable: true, configurable: true, enumerable: true });
Object.defineProperty(console, Symbol.toStringTag, { value: 'console', configurable: true });

module.exports = console;
