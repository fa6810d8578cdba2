import type { Type } from '@nestjs/common';
import type { FieldMiddleware } from '@nestjs/graphql';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Basis, PageInfo } from './values.graphql.js';

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

/** A page of a list, as GraphQL shows it. Counting is left until it is asked for. */
export interface Page<T> {
  readonly edges: readonly Edge<T>[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number | Promise<number>;
  readonly basis: Basis;
}

/** Gives a field a resolver: the JIT waits for the promise of one, and shows that of a property as it is. */
const awaited: FieldMiddleware = (_, next) => next();

/** The Relay connection and edge types of a node type: FactConnection and FactEdge of Fact. */
export function connection<T>(node: Type<T>): { readonly Connection: Type<Page<T>>; readonly Edge: Type<Edge<T>> } {
  const { name } = node;

  @ObjectType(`${name}Edge`)
  class EdgeType implements Edge<T> {
    @Field(() => String)
    cursor!: string;
    @Field(() => node)
    node!: T;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionType implements Page<T> {
    @Field(() => [EdgeType])
    edges!: EdgeType[];
    @Field(() => [node])
    nodes!: T[];
    @Field(() => PageInfo)
    pageInfo!: PageInfo;
    @Field(() => Int, { middleware: [awaited] })
    totalCount!: number;
    @Field(() => Basis)
    basis!: Basis;
  }
  return { Connection: ConnectionType, Edge: EdgeType };
}
