import {
  Accordion, Button, CharacterCount, Checkboxes, createAll, ErrorSummary, ExitThisPage, FileUpload,
  NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink, Tabs
} from 'govuk-frontend'
import { autosave } from './autosave.js'
import { bodymap } from './bodymap.js'
import { coding, passages } from './coding.js'
import { live } from './live.js'
import { picture } from './picture.js'
import { slider } from './slider.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

// ARIA does not allow aria-expanded on a radio; what it reveals comes next in reading order anyway.
class QuietRadios extends Radios {
  syncConditionalRevealWithInputState (input) {
    super.syncConditionalRevealWithInputState(input)
    input.removeAttribute('aria-expanded')
  }
}

const components = [
  Accordion, Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, FileUpload,
  NotificationBanner, PasswordInput, QuietRadios, ServiceNavigation, SkipLink, Tabs
]
function wake (scope) {
  components.forEach(component => createAll(component, undefined, scope))
  scope.querySelectorAll('form[data-autosave-url]').forEach(autosave)
}
document.querySelectorAll('[data-live]').forEach(root => live(root, wake)) // first: it numbers its forms
wake(document)
document.querySelectorAll('[data-picture]').forEach(picture)
document.querySelectorAll('[data-slider]').forEach(slider)
document.querySelectorAll('[data-bodymap]').forEach(bodymap)
document.querySelectorAll('[data-coding]').forEach(coding)
document.querySelectorAll('[data-passages]').forEach(passages)
document.querySelectorAll('[data-print]').forEach(button => {
  button.hidden = false
  button.addEventListener('click', () => window.print())
})
