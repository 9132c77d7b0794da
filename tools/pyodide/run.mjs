import { readdirSync, readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const pyodide = await loadPyodide();
for (const wheel of readdirSync("wheels").sort()) {
  pyodide.unpackArchive(new Uint8Array(readFileSync(`wheels/${wheel}`)), "wheel");
  console.log(wheel);
}
pyodide.runPython(`
import sys, time

def told(what, ask):
    start = time.perf_counter()
    found = ask()
    print(f"{what}: {found} ({time.perf_counter() - start:.2f} s)")

def load():
    global poles, policy
    import poles
    policy = poles.load_policy()
    return policy

print(f"Pyodide ${pyodide.version}, Python {sys.version.split()[0]}")
told("load_policy", load)

def read():
    from importlib.resources import files

    return poles.load_policy(files("poles") / "data") == policy

told("equal to what its tables say", read)
told("get", lambda: policy.get("Mov'eo").name)
told("labels", lambda: len(policy.on("2012-11-19").labels))
told("match", lambda: policy.match(["Elopsys", "pôle Minalogic (Grenoble)", "Systematic review", "Minalogique", None]).counts)
told("cohort", lambda: poles.cohort(policy, "2005-07-12", "2024-01-08").counts[poles.Outcome.MERGED])
voted = poles.Box(funders="state", instrument="governance", period="2025", basis="planned", stage="voted")
told("bounds", lambda: poles.bounds(policy.funding, voted).sentence())
try:
    poles.bounds(policy.funding, poles.Box(funders="fui", calls="fui-3", basis="awarded"))
except poles.MissingExtra as error:
    print(error)

def arrow():
    from arro3.core import Table

    return Table.from_arrow(policy.funding).shape

def law():
    from hypothesis import given, settings
    from poles import strategies

    @settings(max_examples=10, deadline=None, derandomize=True, database=None)
    @given(strategies.policies())
    def each_label_has_a_phase(policy):
        assert {label.phase for label in policy.labels} <= {phase.number for phase in policy.phases}

    each_label_has_a_phase()
    return "10 policies"

told("Arrow, rows and columns", arrow)
told("a law of Hypothesis", law)
`);
