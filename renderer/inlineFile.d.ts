/** A file that is part of the page itself, as a `data:` address: the page may fetch nothing. */
declare module '*.pt?url&inline' {
  const address: string;
  export default address;
}
