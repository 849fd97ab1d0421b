/** How an asynchronous call of `wx` answers: by callbacks when it was given some, else by a promise; never at once. */
export interface Options {
  success?: (answer: unknown) => void;
  fail?: (answer: unknown) => void;
  complete?: (answer: unknown) => void;
  [name: string]: unknown;
}

export class Refusal extends Error {
  constructor(
    message: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = "Refusal";
  }
}

/** Wraps what a call does; a `Refusal` becomes `name:fail …`. */
export function asked<T extends Options>(name: string, work: (options: T) => unknown): (options?: T) => unknown {
  return (options = {} as T) => {
    const answer = Promise.resolve()
      .then(() => work(options))
      .then(
        (value): [boolean, Record<string, unknown>] => [true, { errMsg: `${name}:ok`, ...(value as object | undefined) }],
        (error: unknown): [boolean, Record<string, unknown>] => {
          if (!(error instanceof Refusal)) throw error;
          return [false, { errMsg: `${name}:fail ${error.message}`, ...error.more }];
        },
      );
    if (!options.success && !options.fail && !options.complete) {
      return answer.then(([isGood, value]) => {
        if (!isGood) throw value as unknown as Error;
        return value;
      });
    }
    void answer.then(([isGood, value]) => {
      (isGood ? options.success : options.fail)?.(value);
      options.complete?.(value);
    });
    return undefined;
  };
}
