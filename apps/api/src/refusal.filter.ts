import { Catch } from '@nestjs/common';
import type { GqlExceptionFilter } from '@nestjs/graphql';
import { Refusal } from '@timeline/kernel';

/** A refusal is an answer, not an incident: it goes on to the client without being logged as an error. */
@Catch(Refusal)
export class RefusalFilter implements GqlExceptionFilter<Refusal, Refusal> {
  catch(refusal: Refusal): Refusal {
    return refusal;
  }
}
