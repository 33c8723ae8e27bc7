// Puts the same objects on the page that the desktop frame does, over one WebSocket.
(() => {
  const waiting = new Map();
  const listeners = new Map();
  let next = 1;
  let queue = [];
  const socket = new WebSocket(`ws://${location.host}/bridge`);
  socket.addEventListener('open', () => {
    for (const text of queue) socket.send(text);
    queue = null;
  });
  socket.addEventListener('message', (message) => {
    const answer = JSON.parse(message.data);
    if (answer.event !== undefined) {
      for (const listener of [...(listeners.get(answer.event) ?? [])]) listener(answer.payload);
      return;
    }
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error !== undefined) call.reject(answer.error);
    else call.resolve(answer.result);
  });
  socket.addEventListener('close', () => {
    const error = JSON.stringify({ code: 'internal', message: 'The program has ended.', hint: 'Start it again.', fields: {}, id: '' });
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
  });
  const send = (text) => (queue === null ? socket.send(text) : queue.push(text));
  const call = (target, method, args) =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject });
      send(JSON.stringify({ id, target, method, args }));
    });
  const bound = (target) => new Proxy({}, { get: (_, method) => (...args) => call(target, method, args) });
  window.go = { app: new Proxy({}, { get: (_, target) => bound(target) }) };
  const on = (name, callback) => {
    if (!listeners.has(name)) listeners.set(name, new Set());
    listeners.get(name).add(callback);
    return () => listeners.get(name).delete(callback);
  };
  window.runtime = {
    EventsOn: on,
    EventsOnMultiple: (name, callback) => on(name, callback),
    EventsOff: (name) => listeners.delete(name),
    ClipboardSetText: (text) => call('Shell', 'CopyText', [text]),
    Environment: async () => ({ buildType: 'production', platform: 'linux', arch: 'amd64' }),
  };
})();
