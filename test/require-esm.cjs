// Jest on Node 20 cannot require() an ES module, as plain Node does: compile such a file to CommonJS, and only when it is
// loaded that way. Everything else passes through untouched.
const { createHash } = require('node:crypto');
const { transformSync } = require('@swc/core');

const esm = /^\s*(?:import\b(?!\s*\()|export\b)/m;

module.exports = {
  getCacheKey: (source, file, options) =>
    createHash('sha1').update(source).update(file).update(String(options.supportsStaticESM)).digest('hex'),
  process(source, file, options) {
    if (options.supportsStaticESM || !esm.test(source)) return { code: source };
    return transformSync(source, { filename: file, module: { type: 'commonjs' }, jsc: { target: 'es2022' } });
  },
};
