// The desk page's behaviour: asks without a reload, runs buttons, shows digests as they are posted.
const turns = document.getElementById('turns');
const form = document.getElementById('ask');
const input = document.getElementById('line');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const asked = [];
let place = 0;

function addTurn(line) {
  document.querySelector('.welcome')?.remove();
  const turn = document.createElement('article');
  turn.className = 'turn';
  if (line !== undefined) {
    const said = document.createElement('p');
    said.className = 'asked';
    said.textContent = line;
    turn.append(said);
  }
  const reply = document.createElement('div');
  reply.className = 'reply';
  reply.textContent = '…';
  turn.append(reply);
  turns.append(turn);
  turn.scrollIntoView({ block: 'start', behavior: 'smooth' });
  return reply;
}

async function ask(line) {
  asked.push(line);
  place = asked.length;
  const reply = addTurn(line);
  try {
    const response = await fetch('/answer', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ line, zone }),
    });
    const body = await response.json();
    // The server escapes every outside text; the content security policy forbids scripts and styles in it all the same.
    if (body.html === undefined) reply.textContent = body.error ?? 'No answer.';
    else reply.innerHTML = body.html;
  } catch {
    reply.textContent = 'The desk does not answer. Is the program still running?';
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const line = input.value.trim();
  if (line === '') return;
  input.value = '';
  ask(line);
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-command]');
  if (button === null) return;
  event.preventDefault();
  ask(button.dataset.command);
});

input.addEventListener('keydown', (event) => {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  if (step === 0 || asked.length === 0) return;
  event.preventDefault();
  place = Math.min(asked.length, Math.max(0, place + step));
  input.value = asked[place] ?? '';
});

new EventSource('/posts').addEventListener('post', (event) => {
  const reply = addTurn();
  reply.classList.add('posted');
  reply.innerHTML = event.data;
});
