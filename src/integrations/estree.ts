/** A node of ESTree, as much of it as data needs. */
export interface EstreeNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** JSON data as the expression that makes it. Written out, not parsed, so that a bundler can drop it where it is unused. */
export function valueExpression(value: unknown): EstreeNode {
  if (Array.isArray(value))
    return { type: 'ArrayExpression', elements: value.map((item) => valueExpression(item)) };
  if (typeof value === 'object' && value !== null)
    return { type: 'ObjectExpression', properties: propertiesOf(value) };
  if (typeof value === 'number' && value < 0)
    return { type: 'UnaryExpression', operator: '-', prefix: true, argument: literal(-value) };
  return literal(value);
}

/** The properties of an object literal. */
export function propertiesOf(value: object): EstreeNode[] {
  return Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([key, field]) => ({
      type: 'Property',
      kind: 'init',
      method: false,
      shorthand: false,
      // Not computed, this key would set the prototype.
      computed: key === '__proto__',
      key: literal(key),
      value: valueExpression(field),
    }));
}

/** `export const NAME = VALUE` as a node of an MDX tree. */
export function exportNode(name: string, value: object): object {
  const declarator = {
    type: 'VariableDeclarator',
    id: { type: 'Identifier', name },
    init: valueExpression(value),
  };
  const declaration = { type: 'VariableDeclaration', kind: 'const', declarations: [declarator] };
  const body = [{ type: 'ExportNamedDeclaration', declaration, specifiers: [], source: null }];
  return {
    type: 'mdxjsEsm',
    value: '',
    data: { estree: { type: 'Program', sourceType: 'module', comments: [], body } },
  };
}

const literal = (value: unknown): EstreeNode => ({
  type: 'Literal',
  value,
  raw: JSON.stringify(value),
});
