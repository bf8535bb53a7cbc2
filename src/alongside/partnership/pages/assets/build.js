// Builds what the browser loads, all from this site: one style sheet, our scripts and mark. Run by `npm run build`.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const project = join(here, "../../../../..");
const packages = join(project, "node_modules");
const target = join(project, "build/assets");

function compileStyles() {
  const result = sass.compile(join(here, "alongside.scss"), {
    loadPaths: [packages, project],
    quietDeps: true,
    style: "compressed",
  });
  refuseForeign(result.css);
  writeFileSync(join(target, "alongside.css"), result.css);
}

// A government look-alike, another site's file or a missing picture must stop the build, not reach a reader.
function refuseForeign(css) {
  for (const word of ["GDS Transport", "crown", "crest", "@font-face", "@import"]) {
    if (css.includes(word)) throw new Error(`alongside.css contains "${word}". Leave out the component that brings it.`);
  }
  for (const [, address] of css.matchAll(/url\(["']?([^"')]+)/g)) {
    if (!existsSync(join(target, address))) {
      throw new Error(`alongside.css asks for ${address}, which is not in build/assets. Copy it in build.js.`);
    }
  }
}

function copyScripts() {
  const govuk = readFileSync(join(packages, "govuk-frontend/dist/govuk/govuk-frontend.min.js"), "utf8");
  writeFileSync(join(target, "govuk-frontend.js"), govuk.replace(/^\/\/# sourceMappingURL=.*$/m, ""));
  for (const name of ["alongside.js", "periods.js", "supported.js"]) cpSync(join(here, name), join(target, name));
}

function copyPictures() {
  cpSync(join(here, "mark.svg"), join(target, "mark.svg"));
  cpSync(
    join(packages, "@ministryofjustice/frontend/moj/assets/images/icon-document.svg"),
    join(target, "images/icon-document.svg"),
  );
}

rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, "images"), { recursive: true });
copyPictures();
copyScripts();
compileStyles();
