import chromium from '@sparticuz/chromium';

/** The browser unpacks itself where it is first asked for: once, before several workers do so at a time. */
export default async function () {
  await chromium.executablePath();
}
