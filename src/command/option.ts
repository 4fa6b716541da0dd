import { z } from 'zod';
import type { Command, CommandShape, Option } from './command.ts';

interface JsonProperty {
  type?: string;
  minimum?: number;
  maximum?: number;
  enum?: unknown[];
  description?: string;
  positional?: number;
  raw?: boolean;
}

/** What a command's schema says to people and platforms: one entry a field, in the schema's order. */
export function optionsOf(schema: z.ZodObject): Option[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, JsonProperty>;
    required?: string[];
  };
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    description: property.description ?? name,
    required: (json.required ?? []).includes(name),
    kind: kindOf(property),
    ...(property.minimum === undefined || property.maximum === undefined
      ? {}
      : { range: [property.minimum, property.maximum] as [number, number] }),
    ...(property.enum === undefined ? {} : { choices: property.enum.map(String) }),
    ...(property.positional === undefined ? {} : { positional: property.positional }),
    ...(property.raw === undefined ? {} : { raw: property.raw }),
  }));
}

function kindOf(property: JsonProperty): Option['kind'] {
  if (property.enum !== undefined) return 'choice';
  if (property.type === 'integer' || property.type === 'number' || property.type === 'boolean')
    return property.type;
  return 'string';
}

/** The command as platforms see it. */
export function shapeOf<D>(command: Command<D>): CommandShape {
  return {
    name: command.name,
    summary: command.summary,
    examples: command.examples,
    options: optionsOf(command.options),
  };
}

/** `/brief TOPIC [since:…] [until:…] [length:short|normal|long]` */
export function usageOf(command: { name: string; options: Option[] }): string {
  const words = command.options
    .filter((option) => option.positional !== undefined)
    .sort((a, b) => (a.positional ?? 0) - (b.positional ?? 0))
    .map((option) => {
      const word = option.choices?.join('|') ?? option.name.toUpperCase();
      return option.required ? word : `[${word}]`;
    });
  const named = command.options
    .filter((option) => option.positional === undefined)
    .map((option) => {
      const word = `${option.name}:${option.choices?.join('|') ?? '…'}`;
      return option.required ? word : `[${word}]`;
    });
  return [`/${command.name}`, ...words, ...named].join(' ');
}
