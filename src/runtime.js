// Plain JavaScript that any Node can parse: it must run before a TypeScript file or a native module is loaded.
// Node 26 brings native TypeScript and Temporal; better-sqlite3 13 ends older ones with a segmentation fault.
const NEEDED = 26;
const found = Number(process.versions.node.split('.')[0]);
if (found < NEEDED) {
  process.stderr.write(
    `Wiredesk needs Node ${NEEDED} and this is Node ${process.versions.node}: run "npm ci" and then "npm start", which brings and uses its own.\n`,
  );
  process.exit(1);
}
