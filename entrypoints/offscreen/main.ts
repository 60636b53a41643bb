// A worker may not make addresses of what it holds. This page makes them for ours, and they live as long as it does.
navigator.serviceWorker.addEventListener('message', ({ data, ports: [port] }: MessageEvent<{ text: string; type: string }>) => {
  port?.postMessage(URL.createObjectURL(new Blob([data.text], { type: data.type })));
});
navigator.serviceWorker.startMessages();
