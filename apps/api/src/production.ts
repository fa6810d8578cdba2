/** Libraries check less where they are told that nobody is debugging; read by them when they are loaded, so this goes first. */
process.env.NODE_ENV ??= 'production';
