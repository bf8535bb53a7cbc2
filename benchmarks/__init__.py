"""What has a promise about time or memory, measured beside the programs that others use for it.

`./dev bench` runs all and writes docs/explanation/performance.md; `./dev bench knox` runs one and writes nothing.
Each job runs in a process of its own. Peers are timed where ALONGSIDE_PEERS_PYTHON names an interpreter that has them:

  uv venv /tmp/peers --python 3.11
  uv pip install --python /tmp/peers/bin/python esda==2.9.0 pointpats==2.5.5 KDEpy libpysal
  ALONGSIDE_PEERS_PYTHON=/tmp/peers/bin/python ./dev bench --rows 10000000
"""
