/** Which operations of the API each page reaches, read from the sources: declaration by declaration. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

/** A top-level declaration of a module. */
interface Declaration {
  name: string;
  /** Names it uses: of its own module, or brought in. */
  uses: Set<string>;
  /** Modules it loads when needed, with the name taken from each; nothing for all of it. */
  loads: { module: string; name: string | undefined }[];
  /** Operations it asks for. `{noun}` stands where whoever calls it says the kind of record. */
  operations: Set<string>;
  /** Texts handed to what it calls, by the name called. */
  told: Map<string, Set<string>>;
  /** The address of a page, where it declares one. */
  page: string | undefined;
}

/** A module: its declarations, and the names it brings in. */
interface Module {
  declarations: Map<string, Declaration>;
  imports: Map<string, { module: string; name: string }>;
  /** Modules whose names are given on. */
  exports: { module: string; names: Map<string, string> | undefined }[];
}

const METHODS = new Set(["GET", "POST", "PUT", "DELETE"]);
/** Functions whose first text is an address, with the method they stand for. */
const ADDRESSED = new Map([
  ["address", "GET"],
  ["sendBytes", "POST"],
]);
/** Functions that make the address of a kind of record. */
const BASES = new Map([
  ["ofPlan", "/plans/{plan}/{noun}"],
  ["shared", "/{noun}"],
]);

const text = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined;

/** The address a call is made to. */
function addressIn(node: ts.Expression | undefined): string {
  const literal = text(node);
  if (literal?.startsWith("/")) return literal;
  if (node && ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const base = BASES.get(node.expression.text);
    const rest = text(node.arguments[1]);
    if (base && rest !== undefined) return base + rest;
  }
  throw new Error(`an address that cannot be read: ${node?.getText() ?? "none"}`);
}

/** The operation a call asks for. */
function operationIn({ expression, arguments: given }: ts.CallExpression): string | undefined {
  if (ts.isPropertyAccessExpression(expression) && METHODS.has(expression.name.text)) {
    return `${expression.name.text} ${addressIn(given[0])}`;
  }
  const method = ts.isIdentifier(expression) ? ADDRESSED.get(expression.text) : undefined;
  return method && `${method} ${addressIn(given[0])}`;
}

/** The address of the page a route is for, or what it is called. */
function pageIn(call: ts.CallExpression): string | undefined {
  if (!/^createR(oute|ootRoute)/.test(call.expression.getText())) return undefined;
  const [said] = call.arguments;
  if (!said || !ts.isObjectLiteralExpression(said)) return undefined;
  const of = (name: string) =>
    said.properties.find(
      (one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && one.name.getText() === name,
    )?.initializer;
  const parent = of("getParentRoute")?.getText().includes("planRoute") ? "/p/$plan/" : "/";
  const path = text(of("path"));
  return path === undefined ? `(${text(of("id")) ?? "root"})` : `${parent}${path.replace(/^\//, "")}`;
}

function declarationOf(name: string, root: ts.Node, resolve: (name: string) => string): Declaration {
  const found: Declaration = {
    name,
    uses: new Set(),
    loads: [],
    operations: new Set(),
    told: new Map(),
    page: undefined,
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isCallExpression(node)) {
      const operation = operationIn(node);
      if (operation) found.operations.add(operation);
      found.page ??= pageIn(node);
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        // lazyPage(() => import("…"), "Name")
        const taken = node.parent.parent;
        const name = ts.isCallExpression(taken) ? text(taken.arguments[1]) : undefined;
        found.loads.push({ module: resolve(text(node.arguments[0]) ?? ""), name });
      } else if (ts.isIdentifier(node.expression)) {
        const told = found.told.get(node.expression.text) ?? new Set();
        for (const one of node.arguments) if (ts.isStringLiteralLike(one)) told.add(one.text);
        found.told.set(node.expression.text, told);
      }
    }
    if (ts.isIdentifier(node)) found.uses.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

function namesOf(statement: ts.Statement): [string, ts.Node][] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap((one): [string, ts.Node][] =>
      ts.isIdentifier(one.name)
        ? [[one.name.text, one]]
        : one.name.elements.flatMap((part): [string, ts.Node][] =>
            ts.isBindingElement(part) ? [[part.name.getText(), one]] : [],
          ),
    );
  }
  const named = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return named && statement.name ? [[statement.name.text, statement]] : [];
}

function moduleOf(file: string, source: string, resolve: (from: string, name: string) => string): Module {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const module: Module = { declarations: new Map(), imports: new Map(), exports: [] };
  for (const statement of tree.statements) {
    if (ts.isImportDeclaration(statement)) {
      const from = resolve(file, text(statement.moduleSpecifier) ?? "");
      const bindings = statement.importClause?.namedBindings;
      if (from && bindings && ts.isNamedImports(bindings)) {
        for (const one of bindings.elements) {
          module.imports.set(one.name.text, { module: from, name: (one.propertyName ?? one.name).text });
        }
      }
    } else if (ts.isExportDeclaration(statement) && statement.moduleSpecifier) {
      const clause = statement.exportClause;
      const names =
        clause && ts.isNamedExports(clause)
          ? new Map(clause.elements.map((one) => [one.name.text, (one.propertyName ?? one.name).text]))
          : undefined;
      module.exports.push({ module: resolve(file, text(statement.moduleSpecifier) ?? ""), names });
    } else {
      for (const [name, node] of namesOf(statement)) {
        module.declarations.set(
          name,
          declarationOf(name, node, (to) => resolve(file, to)),
        );
      }
    }
  }
  return module;
}

/** Every source of the app below a folder, by its path from there. */
function read(folder: string): Map<string, Module> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|\.d\.ts$|^stories\//.test(name));
  const there = new Set(files);
  const resolve = (from: string, name: string): string => {
    const plain = name.startsWith("@/") ? name.slice(2) : relative(".", join(dirname(from), name));
    if (!name.startsWith("@/") && !name.startsWith(".")) return "";
    return (
      [".ts", ".tsx", "/index.ts", "/index.tsx"].map((end) => plain + end).find((one) => there.has(one)) ?? ""
    );
  };
  return new Map(
    files.map((file) => [file, moduleOf(file, readFileSync(join(folder, file), "utf8"), resolve)]),
  );
}

/** What was read from the sources. */
export interface Reached {
  /** Operations by page. */
  pages: Map<string, Set<string>>;
  /** Every operation written anywhere. */
  written: Set<string>;
}

/** The operations each page of the app below a folder reaches. */
export function operationsByPage(folder: string): Reached {
  const modules = read(folder);

  const find = (file: string, name: string): [string, Declaration] | undefined => {
    const module = modules.get(file);
    const own = module?.declarations.get(name);
    if (own) return [file, own];
    for (const given of module?.exports ?? []) {
      const inner = given.names ? given.names.get(name) : name;
      const found = inner === undefined ? undefined : find(given.module, inner);
      if (found) return found;
    }
    return undefined;
  };
  const used = (file: string, name: string): [string, Declaration] | undefined => {
    const brought = modules.get(file)?.imports.get(name);
    return brought ? find(brought.module, brought.name) : find(file, name);
  };

  const reach = (file: string, start: Declaration): Set<string> => {
    const operations = new Set<string>();
    const seen = new Set<Declaration>();
    const follow = (at: string, one: Declaration): void => {
      if (seen.has(one)) return;
      seen.add(one);
      for (const operation of one.operations) if (!operation.includes("{noun}")) operations.add(operation);
      for (const name of one.uses) {
        const next = used(at, name);
        if (!next || next[1] === one || next[1].page !== undefined) continue;
        const told = [...(one.told.get(name) ?? [])];
        const general = [...next[1].operations].some((operation) => operation.includes("{noun}"));
        if (general && !told.length) throw new Error(`${at}: ${one.name} does not say of what ${name} is`);
        for (const operation of next[1].operations) {
          if (!operation.includes("{noun}")) continue;
          for (const noun of told) operations.add(operation.replace("{noun}", noun));
        }
        follow(...next);
      }
      for (const { module, name } of one.loads) {
        const all = name === undefined ? [...(modules.get(module)?.declarations.keys() ?? [])] : [name];
        for (const part of all) {
          const next = find(module, part);
          if (next) follow(...next);
        }
      }
    };
    follow(file, start);
    return operations;
  };

  const pages = new Map<string, Set<string>>();
  const written = new Set<string>();
  for (const [file, { declarations }] of modules) {
    for (const declaration of declarations.values()) {
      for (const operation of declaration.operations) written.add(operation);
      if (declaration.page !== undefined) pages.set(declaration.page, reach(file, declaration));
    }
  }
  return { pages, written };
}
