// Saves a form's words on the server while they are being typed, so that nothing is lost by a closed lid.
// Nothing is kept in the browser. The page works the same without it.

const WAIT_MS = 2000
const RETRY_MS = [5000, 15000, 30000, 60000]
const KEEPALIVE_BYTES = 60000 // browsers refuse more than 64 kB in a request that outlives its page

export function autosave (form) {
  const status = form.querySelector('[data-autosave-status]')
  let waiting = null
  let failures = 0
  let sent = words(form)
  let sending = false
  let submitted = false

  function say (text) {
    if (status && status.textContent !== text) status.textContent = text
  }

  function plan (delay) {
    clearTimeout(waiting)
    waiting = setTimeout(save, delay)
  }

  async function save () {
    clearTimeout(waiting)
    const now = words(form)
    if (submitted || sending || now === sent) return
    sending = true
    try {
      const answer = await fetch(form.dataset.autosaveUrl, {
        method: 'POST',
        body: now,
        credentials: 'same-origin',
        redirect: 'manual',
        keepalive: now.length < KEEPALIVE_BYTES,
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8',
          'X-CSRFToken': token(form),
          'X-Requested-With': 'autosave'
        }
      })
      await heard(answer, now)
    } catch {
      later()
    } finally {
      sending = false
    }
    if (!failures && words(form) !== sent) plan(WAIT_MS)
  }

  async function heard (answer, now) {
    if (answer.ok) {
      sent = now
      failures = 0
      say(`Saved ${await savedAt(answer)}`)
    } else if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
      say('Not saved: you have been signed out. Sign in again in another tab, then carry on here.')
      later(true)
    } else if (answer.status === 409) {
      say('Not saved: this form has been sent already, perhaps from another tab.')
      sent = now
    } else {
      later()
    }
  }

  function later (quietly) {
    if (!quietly) say('Not saved yet – we will try again')
    plan(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)])
    failures += 1
  }

  form.addEventListener('input', () => plan(WAIT_MS))
  form.addEventListener('change', () => plan(WAIT_MS))
  form.addEventListener('focusout', save)
  form.addEventListener('submit', () => { submitted = true; clearTimeout(waiting) })
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save() })
  window.addEventListener('pagehide', save)
  window.addEventListener('pageshow', () => { submitted = false })
}

function words (form) {
  const given = new FormData(form)
  const kept = new URLSearchParams()
  for (const [name, value] of given) {
    const secret = form.elements[name]?.type === 'password'
    if (typeof value === 'string' && name !== 'csrfmiddlewaretoken' && !secret) kept.append(name, value)
  }
  return kept.toString()
}

function token (form) {
  return form.elements.csrfmiddlewaretoken?.value ?? ''
}

async function savedAt (answer) {
  if (answer.headers.get('Content-Type')?.startsWith('application/json')) {
    const { saved_at: time } = await answer.json()
    if (time) return time
  }
  return new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}
