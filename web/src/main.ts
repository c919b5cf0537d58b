import { mount } from "svelte";
import App from "./App.svelte";
import "./desk.css";
import { turn } from "./lib/turns";

// Reading the script is one turn of the page, drawing its frame another.
turn().then(() => mount(App, { target: document.getElementById("desk")! }));
