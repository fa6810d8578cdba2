export function FactTools(_: { readonly slug: string }) {
  return null;
}
