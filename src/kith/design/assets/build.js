// Builds the styles, scripts and typefaces of Kith's pages into ../static/kith (never committed).
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { compile } from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, '..', 'static', 'kith')
const packages = join(here, '..', '..', '..', '..', 'node_modules')

const screenFonts = join(packages, '@fontsource', 'atkinson-hyperlegible', 'files')
const printFonts = join(packages, '@expo-google-fonts', 'atkinson-hyperlegible')

function copy (from, to) {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
}

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

for (const script of ['latin', 'latin-ext']) {
  for (const style of ['400-normal', '700-normal', '400-italic']) {
    const name = `atkinson-hyperlegible-${script}-${style}.woff2`
    copy(join(screenFonts, name), join(out, 'fonts', name))
  }
}

// Typst embeds these in the PDF records.
for (const style of ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic']) {
  const name = `AtkinsonHyperlegible_${style}.ttf`
  copy(join(printFonts, style, name), join(out, 'fonts-pdf', name))
}
copy(join(printFonts, 'LICENSE_FONT'), join(out, 'fonts-pdf', 'LICENSE'))

const { css } = compile(join(here, 'kith.scss'), {
  loadPaths: [join(packages, 'govuk-frontend', 'dist')],
  style: 'compressed',
  quietDeps: true
})
writeFileSync(join(out, 'kith.css'), css)

await build({
  entryPoints: [join(here, 'kith.js')],
  outfile: join(out, 'kith.js'),
  nodePaths: [packages],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  legalComments: 'none',
  logLevel: 'warning'
})

copy(join(packages, 'htmx.org', 'dist', 'htmx.min.js'), join(out, 'htmx.js'))
copy(join(here, 'mark.svg'), join(out, 'mark.svg'))
