import argparse
def parse(args):
    p = argparse.ArgumentParser(prog='train.py', description='Train a network.')
    p.add_argument('data', help='folder'); p.add_argument('--epochs', type=int, default=10); p.add_argument('--lr', type=float, default=1e-3); p.add_argument('-v','--verbose', action='store_true'); p.add_argument('--opt', choices=['sgd','adam'], default='adam')
    return p.parse_args(args)
print(parse(['flowers', '--epochs', '3', '-v'])); a = parse(['x','--lr=0.1']); print(a.lr, vars(a)) #> Namespace(data='flowers', epochs=3, lr=0.001, verbose=True, opt='adam')⏎0.1 {'data': 'x', 'epochs': 10, 'lr': 0.1, 'verbose': False, 'opt': 'adam'}
try: parse(['x','--epochs','abc'])
except SystemExit as e: print('exit', e.code) #> exit 2
try: parse(['-h'])
except SystemExit as e: print('exit', e.code) #> usage: train.py [-h] [--epochs EPOCHS] [--lr LR] [-v] [--opt {sgd,adam}] data⏎⏎Train a network.⏎⏎positional arguments:⏎  data              folder⏎⏎options:⏎  -h, --help        show this help message and exit⏎  --epochs EPOCHS⏎  --lr LR⏎  -v, --verbose⏎  --opt {sgd,adam}⏎exit 0
