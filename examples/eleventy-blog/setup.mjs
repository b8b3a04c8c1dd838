// Inside the repository of Yomitoki this example uses the package beside it, which has to be built first.
// In a copy of this folder there is nothing to do: delete this file and "postinstall" from package.json.
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const repository = new URL('../../', import.meta.url);
const at = (path) => existsSync(new URL(path, repository));

if (at('tsup.config.ts') && !(at('dist/integrations/eleventy.js') && at('dict/ipadic.dict')))
  execSync('npm ci && npm run build', { cwd: repository, stdio: 'inherit' });
