/** Libraries check less where they are told that nobody is debugging; read by them when they are loaded, so this goes first. */
process.env.NODE_ENV ??= 'production';
/** What the service writes is for its user alone, also in a folder that was there before. */
process.umask(0o077);
