// @ts-nocheck
const address = 'https://status.example.com/embed/v1/'
const hashes = await (await fetch(`${address}integrity.json`)).json()
const integrity = Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [address + name, hash]))
process.stdout.write(`<script type="importmap">${JSON.stringify({ integrity })}</script>`)
