// util.parseArgs
'use strict';

const { ERR_PARSE_ARGS_INVALID_OPTION_VALUE, ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL, ERR_PARSE_ARGS_UNKNOWN_OPTION, ERR_INVALID_ARG_VALUE, validateObject, validateOneOf, validateString, validateBoolean } =
  require('internal/errors');

const isOption = (text) => text !== undefined && text.length > 1 && text[0] === '-';

// The arguments as tokens: { kind: 'option' | 'positional' | 'option-terminator', index, … }.
function tokenize(args, options) {
  const tokens = [];
  const byShort = (short) => Object.keys(options).find((name) => options[name].short === short) ?? short;
  const typeOf = (name) => (Object.hasOwn(options, name) ? options[name].type : undefined);
  const queue = args.map((text, index) => ({ text, index }));
  let grouped = 0;
  while (queue.length > 0) {
    const { text, index } = queue.shift();
    const isGrouped = grouped > 0;
    if (isGrouped) grouped--;
    if (text === '--') {
      tokens.push({ kind: 'option-terminator', index });
      for (const rest of queue) tokens.push({ kind: 'positional', index: rest.index, value: rest.text });
      break;
    }
    if (/^-[^-]$/s.test(text)) {
      const name = byShort(text[1]);
      let value;
      let inlineValue;
      if (typeOf(name) === 'string' && queue.length > 0 && (!isGrouped || grouped === 0)) {
        value = queue.shift().text;
        inlineValue = false;
      }
      tokens.push({ kind: 'option', name, rawName: text, index, value, inlineValue });
    } else if (/^-[^-]./s.test(text)) {
      const name = byShort(text[1]);
      if (typeOf(name) === 'string') {
        tokens.push({ kind: 'option', name, rawName: `-${text[1]}`, index, value: text.slice(2), inlineValue: true });
        continue;
      }
      // -abc is -a -b -c, until one that takes the rest as its value.
      const expanded = [];
      for (let i = 1; i < text.length; i++) {
        if (typeOf(byShort(text[i])) === 'string' && i !== text.length - 1) {
          expanded.push(`-${text.slice(i)}`);
          break;
        }
        expanded.push(`-${text[i]}`);
      }
      queue.unshift(...expanded.map((each) => ({ text: each, index })));
      grouped = expanded.length;
    } else if (/^--[^=]+=/s.test(text)) {
      const equals = text.indexOf('=');
      const name = text.slice(2, equals);
      tokens.push({ kind: 'option', name, rawName: `--${name}`, index, value: text.slice(equals + 1), inlineValue: true });
    } else if (text.startsWith('--')) {
      const name = text.slice(2);
      let value;
      let inlineValue;
      if (typeOf(name) === 'string' && queue.length > 0) {
        value = queue.shift().text;
        inlineValue = false;
      }
      tokens.push({ kind: 'option', name, rawName: text, index, value, inlineValue });
    } else {
      tokens.push({ kind: 'positional', index, value: text });
    }
  }
  return tokens;
}

function checkOption(token, options, allowPositionals, allowNegative) {
  let { name } = token;
  if (!Object.hasOwn(options, name) && allowNegative && name.startsWith('no-') && Object.hasOwn(options, name.slice(3))) name = name.slice(3);
  if (!Object.hasOwn(options, name)) throw new ERR_PARSE_ARGS_UNKNOWN_OPTION(token.rawName, allowPositionals);
  const { type, short } = options[name];
  const shown = `${short ? `-${short}, ` : ''}--${name}`;
  if (type === 'string' && typeof token.value !== 'string') throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown} <value>' argument missing`);
  if (type === 'boolean' && token.value != null) throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown}' does not take an argument`);
  if (type === 'string' && token.inlineValue === false && isOption(token.value)) {
    throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${token.rawName}' argument is ambiguous.
Did you forget to specify the option argument for '${token.rawName}'?
To specify an option argument starting with a dash use '${token.rawName.startsWith('--') ? `${token.rawName}=-XYZ` : `--${name}=-XYZ' or '${token.rawName}-XYZ`}'.`);
  }
}

function parseArgs(config = {}) {
  validateObject(config, 'config');
  const args = config.args ?? process.argv.slice(2);
  const strict = config.strict ?? true;
  const options = config.options ?? {};
  const allowPositionals = config.allowPositionals ?? !strict;
  const allowNegative = config.allowNegative ?? false;
  validateObject(options, 'options');
  for (const [name, option] of Object.entries(options)) {
    validateObject(option, `options.${name}`);
    validateOneOf(option.type, `options.${name}.type`, ['string', 'boolean']);
    if (option.short !== undefined) {
      validateString(option.short, `options.${name}.short`);
      if (option.short.length !== 1) throw new ERR_INVALID_ARG_VALUE(`options.${name}.short`, option.short, 'must be a single character');
    }
    if (option.multiple !== undefined) validateBoolean(option.multiple, `options.${name}.multiple`);
  }
  const tokens = tokenize(args, options);
  const result = { values: Object.create(null), positionals: [] };
  if (config.tokens) result.tokens = tokens;
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (!allowPositionals) throw new ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(token.value);
      result.positionals.push(token.value);
    } else if (token.kind === 'option') {
      if (strict) checkOption(token, options, allowPositionals, allowNegative);
      let { name, value = true } = token;
      if (allowNegative && value === true && name.startsWith('no-') && !Object.hasOwn(options, name)) {
        name = name.slice(3);
        value = false;
      }
      if (name === '__proto__') continue;
      if (options[name]?.multiple) (result.values[name] ??= []).push(value);
      else result.values[name] = value;
    }
  }
  for (const [name, option] of Object.entries(options)) {
    if (option.default !== undefined && result.values[name] === undefined) result.values[name] = option.default;
  }
  return result;
}

module.exports = { parseArgs };
