// Makes schema.graphql: the part of Shopify's Admin schema that the documents in graphql/ need, as
// names and types without descriptions. Needs nothing but Node 20 and its npm:
//
//     node schema.mjs 2026-10              # fetches the package that holds the schema
//     node schema.mjs 2026-10 FOLDER       # where it is unpacked already
//
// Kept are the fields that a document asks for, all their arguments, and whatever these are made of:
// input types and enums as a whole. All is sorted, so that a new version shows as what it changed.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const PACKAGE = '@shopify/dev-mcp';
const BUILT_IN = new Set(['Boolean', 'Float', 'ID', 'Int', 'String']);
const here = import.meta.dirname;

function main([version, folder]) {
  if (!/^(\d{4}-\d{2}|unstable)$/.test(version ?? '')) {
    throw new Error('usage: node schema.mjs VERSION [FOLDER], with a version such as 2026-10');
  }
  const types = folder ? read(folder, version) : fetched(version);
  const kept = keep(types, documents(join(here, 'graphql')));
  const header = `# Shopify Admin API ${version}: names and types that graphql/ needs. Made by schema.mjs.\n`;
  writeFileSync(join(here, 'schema.graphql'), header + print(kept));
}

// The package.

function fetched(version) {
  const folder = mkdtempSync(join(tmpdir(), 'shopify-schema-'));
  try {
    const packed = execFileSync('npm', ['pack', PACKAGE, '--json', '--pack-destination', folder]);
    const [{ filename }] = JSON.parse(packed);
    execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
    return read(join(folder, 'package'), version);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function read(folder, version) {
  const packed = readFileSync(join(folder, 'dist', 'data', `admin_${version}.json.gz`));
  const result = JSON.parse(gunzipSync(packed));
  const schema = (result.data ?? result).__schema;
  const types = new Map(schema.types.map(type => [type.name, type]));
  return { types, roots: { query: schema.queryType.name, mutation: schema.mutationType.name } };
}

// The documents: what they ask for, and nothing about whether it is right. A test finds that out.

function documents(folder) {
  const files = readdirSync(folder, { recursive: true }).filter(file => file.endsWith('.graphql'));
  return files.sort().flatMap(file => new Parser(readFileSync(join(folder, file), 'utf8')).document());
}

class Parser {
  constructor(text) {
    // Commas and comments mean nothing; strings are one token.
    const token = /#[^\n]*|"(?:[^"\\\n]|\\.)*"|\.\.\.|\$?[A-Za-z_]\w*|-?\d[\d.eE+-]*|[!():=@[\]{}|&]/g;
    this.tokens = (text.match(token) ?? []).filter(found => !found.startsWith('#'));
    this.at = 0;
  }

  get next() {
    return this.tokens[this.at];
  }

  take(expected) {
    const token = this.tokens[this.at++];
    if (token === undefined || (expected && token !== expected)) {
      throw new Error(`a document has ${token ?? 'its end'} where ${expected ?? 'more'} should be`);
    }
    return token;
  }

  document() {
    const definitions = [];
    while (this.next !== undefined) {
      const kind = this.take();
      const name = this.take();
      const on = kind === 'fragment' ? (this.take('on'), this.take()) : undefined;
      this.skipArguments();
      this.skipDirectives();
      definitions.push({ kind, name, on, selections: this.selections() });
    }
    return definitions;
  }

  selections() {
    const selections = [];
    this.take('{');
    while (this.next !== '}') {
      selections.push(this.selection());
    }
    this.take('}');
    return selections;
  }

  selection() {
    if (this.next === '...') {
      this.take();
      if (this.next !== 'on' && this.next !== '@' && this.next !== '{') {
        const spread = this.take();
        this.skipDirectives();
        return { spread };
      }
      const on = this.next === 'on' ? (this.take(), this.take()) : undefined;
      this.skipDirectives();
      return { on, selections: this.selections() };
    }
    let field = this.take();
    if (this.next === ':') {
      this.take();
      field = this.take();
    }
    this.skipArguments();
    this.skipDirectives();
    return { field, selections: this.next === '{' ? this.selections() : [] };
  }

  skipDirectives() {
    while (this.next === '@') {
      this.take();
      this.take();
      this.skipArguments();
    }
  }

  skipArguments() {
    if (this.next !== '(') return;
    let depth = 0;
    do {
      const token = this.take();
      depth += token === '(' ? 1 : token === ')' ? -1 : 0;
    } while (depth > 0);
  }
}

// What they need of the schema.

function keep({ types, roots }, definitions) {
  const kept = new Map();
  const fragments = new Map(definitions.filter(({ kind }) => kind === 'fragment').map(it => [it.name, it]));
  const named = type => (type.ofType ? named(type.ofType) : type.name);

  const entry = name => {
    if (!types.has(name)) throw new Error(`the schema has no type ${name}`);
    if (!kept.has(name)) kept.set(name, { type: types.get(name), fields: new Set() });
    return kept.get(name);
  };

  const whole = name => {
    if (BUILT_IN.has(name) || kept.has(name)) return;
    for (const field of entry(name).type.inputFields ?? []) whole(named(field.type));
  };

  const select = (name, selections) => {
    const { type, fields } = entry(name);
    for (const { field, spread, on, selections: inner } of selections) {
      if (spread !== undefined) {
        const fragment = fragments.get(spread);
        if (!fragment) throw new Error(`there is no fragment ${spread}`);
        select(fragment.on, fragment.selections);
      } else if (field === undefined) {
        select(on ?? name, inner);
      } else if (field !== '__typename') {
        const definition = (type.fields ?? []).find(it => it.name === field);
        if (!definition) throw new Error(`${name} has no field ${field}`);
        fields.add(field);
        for (const argument of definition.args) whole(named(argument.type));
        const result = named(definition.type);
        if (inner.length > 0) select(result, inner);
        else whole(result);
      }
    }
  };

  for (const { kind, name, on, selections } of definitions) {
    if (kind === 'fragment') select(on, selections);
    else if (kind in roots) select(roots[kind], selections);
    else throw new Error(`${name} is a ${kind}`);
  }
  // What implements a kept interface has its fields too.
  for (const { type, fields } of kept.values()) {
    type.kept = (type.interfaces ?? []).map(({ name }) => name).filter(name => kept.has(name)).sort();
    for (const name of type.kept) for (const field of kept.get(name).fields) fields.add(field);
  }
  return { kept, roots };
}

// As SDL.

const KEYWORDS = { ENUM: 'enum', INPUT_OBJECT: 'input', INTERFACE: 'interface', OBJECT: 'type', SCALAR: 'scalar' };
const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
const written = type =>
  type.kind === 'NON_NULL' ? `${written(type.ofType)}!`
  : type.kind === 'LIST' ? `[${written(type.ofType)}]`
  : type.name;
const deprecated = ({ isDeprecated }) => (isDeprecated ? ' @deprecated' : '');
const value = it =>
  `${it.name}: ${written(it.type)}${it.defaultValue == null ? '' : ` = ${it.defaultValue}`}${deprecated(it)}`;

function print({ kept, roots }) {
  const entries = [...kept.values()].sort((a, b) => byName(a.type, b.type));
  const schema = `schema {\n  query: ${roots.query}\n  mutation: ${roots.mutation}\n}\n`;
  return ['', ...entries.map(printType), schema].join('\n');
}

function printType({ type, fields }) {
  const keyword = KEYWORDS[type.kind];
  if (!keyword) throw new Error(`${type.name} is a ${type.kind}: not seen before`);
  const members =
    type.kind === 'ENUM' ? [...type.enumValues].sort(byName).map(it => it.name + deprecated(it))
    : type.kind === 'INPUT_OBJECT' ? [...type.inputFields].sort(byName).map(value)
    : type.kind === 'SCALAR' ? []
    : type.fields.filter(({ name }) => fields.has(name)).sort(byName).map(printField);
  const interfaces = type.kept.length > 0 ? ` implements ${type.kept.join(' & ')}` : '';
  const oneOf = type.isOneOf ? ' @oneOf' : '';
  const body = members.length > 0 ? ` {\n${members.map(member => `  ${member}\n`).join('')}}` : '';
  return `${keyword} ${type.name}${interfaces}${oneOf}${body}\n`;
}

function printField(field) {
  const args = [...field.args].sort(byName).map(value).join(', ');
  return `${field.name}${args ? `(${args})` : ''}: ${written(field.type)}${deprecated(field)}`;
}

main(process.argv.slice(2));
