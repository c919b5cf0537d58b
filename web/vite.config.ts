import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { atlas } from "./atlas.ts";

// Built into the package, without hashes in the names: whoever installs the wheel needs no Node, and a diff stays small.
export default defineConfig({
  plugins: [svelte(), atlas()],
  base: "/static/",
  build: {
    outDir: "../reportedly/desk/static",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        entryFileNames: "desk.js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
