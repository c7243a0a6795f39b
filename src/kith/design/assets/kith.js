import {
  Accordion, Button, CharacterCount, Checkboxes, createAll, ErrorSummary, ExitThisPage, FileUpload,
  NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink, Tabs
} from 'govuk-frontend'
import { autosave } from './autosave.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

const components = [
  Accordion, Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, FileUpload,
  NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink, Tabs
]
components.forEach(component => createAll(component))
document.querySelectorAll('form[data-autosave-url]').forEach(autosave)
document.querySelectorAll('[data-print]').forEach(button => {
  button.hidden = false
  button.addEventListener('click', () => window.print())
})
