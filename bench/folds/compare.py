"""Five folds of three tables, by `chainrule train --folds 5` and by scikit-learn's networks; prints the table of the README.

python3 compare.py CHAINRULE DATA, with the command, and the folder of digits_8x8.csv, wine.csv and diabetes.csv.
"""

import csv
import json
import subprocess
import sys
import warnings

import numpy
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SEEDS = range(3)


def chainrule(command, file, figure, options):
    """The figure of every fold, over all seeds."""
    values = []
    for seed in SEEDS:
        run = subprocess.run([command, "train", file, "--folds", "5", "--seed", str(seed), "--json", *options], capture_output=True, check=True, text=True)
        values += [line[figure] for line in map(json.loads, run.stdout.splitlines()) if line["event"] == "fold"]
    return values


def sklearn(file, is_class, settings):
    with open(file) as rows:
        table = list(csv.reader(rows))[1:]
    x = numpy.array([row[:-1] for row in table], float)
    y = numpy.array([row[-1] for row in table], None if is_class else float)
    values = []
    for seed in SEEDS:
        if is_class:
            folds, network = StratifiedKFold(5, shuffle=True, random_state=seed), MLPClassifier(random_state=seed, **settings)
        else:
            folds = KFold(5, shuffle=True, random_state=seed)
            network = TransformedTargetRegressor(MLPRegressor(random_state=seed, **settings), transformer=StandardScaler())
        values += list(cross_val_score(make_pipeline(StandardScaler(), network), x, y, cv=folds))
    return values


def shown(values, is_class):
    mean, spread = numpy.mean(values), numpy.std(values, ddof=1)
    return f"{100 * mean:.1f} ± {100 * spread:.1f} %" if is_class else f"{mean:.3f} ± {spread:.3f}"


def main(command, folder):
    warnings.filterwarnings("ignore")
    print("| table | figure | ChainRule, its own choice | ChainRule, `--layers 100` | scikit-learn, its own choice | scikit-learn, until it converges |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for name in ("digits_8x8", "wine", "diabetes"):
        file, is_class = f"{folder}/{name}.csv", name != "diabetes"
        figure = "accuracy" if is_class else "r2"
        cells = [
            chainrule(command, file, figure, []),
            chainrule(command, file, figure, ["--layers", "100", "--epochs", "200"]),
            sklearn(file, is_class, {}),
            sklearn(file, is_class, {"max_iter": 2000}),
        ]
        print(f"| {name} | {'accuracy' if is_class else 'R²'} | {' | '.join(shown(cell, is_class) for cell in cells)} |", flush=True)


main(*sys.argv[1:])
