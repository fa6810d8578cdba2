import { GraphQLError } from 'graphql';
import type { ASTVisitor, ValidationContext } from 'graphql';

/** Errors that are told of one document. */
const MOST = 10;

/**
 * Ends the checking of a document that is full of errors: to make a hundred, each with its suggestions, takes longer than any
 * query. A document with more than ten is refused by its first one.
 */
export function fewErrorsRule(context: ValidationContext): ASTVisitor {
  const report = context.reportError.bind(context);
  let first: GraphQLError | undefined;
  let reported = 0;
  context.reportError = (error) => {
    first ??= error;
    if (++reported > MOST)
      throw new GraphQLError(`${first.message} This is the first of more than ${MOST} errors.`, { nodes: first.nodes });
    report(error);
  };
  return {};
}
