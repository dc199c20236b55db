import { spawn } from 'node:child_process';

/** The command that opens an address in the user's browser. No shell reads it. */
const opener = (platform: NodeJS.Platform): [string, ...string[]] => {
  if (platform === 'darwin') return ['open'];
  return platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open'];
};

/** Opens the address in the user's browser; says so where there is none. */
export const openBrowser = (address: string, say: (line: string) => void): void => {
  const [command, ...before] = opener(process.platform);
  const child = spawn(command, [...before, address], { stdio: 'ignore', detached: true });
  child.once('error', () => say(`No browser could be opened: open ${address} yourself.`));
  child.unref();
};
