import numpy as np
from sklearn.metrics import accuracy_score, confusion_matrix, classification_report
truth = np.array([0, 1, 2, 2, 1, 0, 2, 1])
guess = np.array([0, 2, 2, 2, 1, 0, 1, 1])
accuracy_score(truth, guess), accuracy_score([1, 0], [1, 1], normalize=False) #= (0.75, 1.0)
confusion_matrix(truth, guess) #= array([[2, 0, 0],⏎       [0, 2, 1],⏎       [0, 1, 2]])
confusion_matrix(truth, guess, labels=[2, 0]) #= array([[2, 0],⏎       [0, 2]])
confusion_matrix(truth, guess, normalize='true') #= array([[1.        , 0.        , 0.        ],⏎       [0.        , 0.66666667, 0.33333333],⏎       [0.        , 0.33333333, 0.66666667]])
confusion_matrix(truth, guess, normalize='pred') #= array([[1.        , 0.        , 0.        ],⏎       [0.        , 0.66666667, 0.33333333],⏎       [0.        , 0.33333333, 0.66666667]])
confusion_matrix(truth, guess, normalize='all') #= array([[0.25 , 0.   , 0.   ],⏎       [0.   , 0.25 , 0.125],⏎       [0.   , 0.125, 0.25 ]])
confusion_matrix(['cat', 'dog', 'cat'], ['cat', 'cat', 'cat']) #= array([[2, 0],⏎       [1, 0]])
confusion_matrix(truth.reshape(-1, 1), guess) #= array([[2, 0, 0],⏎       [0, 2, 1],⏎       [0, 1, 2]])
classification_report(truth, guess) #= '              precision    recall  f1-score   support\n\n           0       1.00      1.00      1.00         2\n           1       0.67      0.67      0.67         3\n           2       0.67      0.67      0.67         3\n\n    accuracy                           0.75         8\n   macro avg       0.78      0.78      0.78         8\nweighted avg       0.75      0.75      0.75         8\n'
classification_report(truth, guess, target_names=['cat', 'dog', 'a long name'], digits=4) #= '              precision    recall  f1-score   support\n\n         cat     1.0000    1.0000    1.0000         2\n         dog     0.6667    0.6667    0.6667         3\n a long name     0.6667    0.6667    0.6667         3\n\n    accuracy                         0.7500         8\n   macro avg     0.7778    0.7778    0.7778         8\nweighted avg     0.7500    0.7500    0.7500         8\n'
classification_report(truth, guess, labels=[0, 1]) #= '              precision    recall  f1-score   support\n\n           0       1.00      1.00      1.00         2\n           1       0.67      0.67      0.67         3\n\n   micro avg       0.80      0.80      0.80         5\n   macro avg       0.83      0.83      0.83         5\nweighted avg       0.80      0.80      0.80         5\n'
classification_report(['cat', 'dog', 'dog'], ['cat', 'dog', 'cat']) #= '              precision    recall  f1-score   support\n\n         cat       0.50      1.00      0.67         1\n         dog       1.00      0.50      0.67         2\n\n    accuracy                           0.67         3\n   macro avg       0.75      0.75      0.67         3\nweighted avg       0.83      0.67      0.67         3\n'
classification_report([True, False], [True, True], zero_division=1) #= '              precision    recall  f1-score   support\n\n       False       1.00      0.00      0.00         1\n        True       0.50      1.00      0.67         1\n\n    accuracy                           0.50         2\n   macro avg       0.75      0.50      0.33         2\nweighted avg       0.75      0.50      0.33         2\n'
classification_report([0.0, 1.0], [0.0, 1.0]) #= '              precision    recall  f1-score   support\n\n         0.0       1.00      1.00      1.00         1\n         1.0       1.00      1.00      1.00         1\n\n    accuracy                           1.00         2\n   macro avg       1.00      1.00      1.00         2\nweighted avg       1.00      1.00      1.00         2\n'
classification_report([0, 1, 1], [0, 1, 0], output_dict=True) #= {'0': {'precision': 0.5, 'recall': 1.0, 'f1-score': 0.6666666666666666, 'support': 1.0}, '1': {'precision': 1.0, 'recall': 0.5, 'f1-score': 0.6666666666666666, 'support': 2.0}, 'accuracy': 0.6666666666666666, 'macro avg': {'precision': 0.75, 'recall': 0.75, 'f1-score': 0.6666666666666666, 'support': 3.0}, 'weighted avg': {'precision': 0.8333333333333334, 'recall': 0.6666666666666666, 'f1-score': 0.6666666666666666, 'support': 3.0}}
accuracy_score([0, 1, 1], [0.2, 0.8, 0.4]) #! Classification metrics can't handle a mix of binary and continuous targets
#^ [0.2, 0.8, 0.4]
#? classes of probabilities: (y_pred > 0.5).astype(int)
---
from sklearn.metrics import confusion_matrix
confusion_matrix([0, 2, 1], [[0.1, 0.9], [0.3, 0.7], [1.0, 0.0]]) #! Classification metrics can't handle a mix of multiclass and continuous-multioutput targets
#? classes of probabilities: np.argmax(y_pred, axis=1)
---
from sklearn.metrics import confusion_matrix
confusion_matrix([[0, 1], [1, 0]], [[0, 1], [1, 0]]) #! multilabel-indicator is not supported
#? classes of one-hot rows: np.argmax(y, axis=1)
---
from sklearn.metrics import accuracy_score
accuracy_score([0, 1], [0, 1, 1]) #! Found input variables with inconsistent numbers of samples: [2, 3]
---
from sklearn.metrics import confusion_matrix
confusion_matrix(['a', 'b'], [0, 1]) #! Mix of label input types (string and number); Got ['a' 'b'] and [0 1].
---
from sklearn.metrics import classification_report
classification_report([0, 1], [0, 1], target_names=['a']) #! Number of classes, 2, does not match size of target_names, 1. Try specifying the labels parameter
---
from sklearn.metrics import precision_score, recall_score, f1_score, fbeta_score, precision_recall_fscore_support, balanced_accuracy_score
truth, guess = [0, 1, 2, 2, 1, 0], [0, 2, 2, 1, 1, 0]
precision_score(truth, guess, average=None) #= array([1. , 0.5, 0.5])
precision_score(truth, guess, average='macro'), recall_score(truth, guess, average='micro'), f1_score(truth, guess, average='weighted') #= (0.6666666666666666, 0.6666666666666666, 0.6666666666666666)
precision_score([0, 1, 1], [0, 1, 0]), recall_score([0, 1, 1], [0, 1, 0]), f1_score([0, 1, 1], [0, 1, 0]) #= (1.0, 0.5, 0.6666666666666666)
precision_score([0, 1, 1], [0, 1, 0], pos_label=0), fbeta_score([0, 1, 1], [0, 1, 0], beta=0.5) #= (0.5, 0.8333333333333334)
f1_score(['cat', 'dog', 'dog'], ['cat', 'dog', 'cat'], pos_label='dog') #= 0.6666666666666666
precision_recall_fscore_support(truth, guess) #= (array([1. , 0.5, 0.5]), array([1. , 0.5, 0.5]), array([1. , 0.5, 0.5]), array([2, 2, 2]))
precision_recall_fscore_support(truth, guess, average='weighted') #= (0.6666666666666666, 0.6666666666666666, 0.6666666666666666, None)
balanced_accuracy_score(truth, guess) #= 0.6666666666666666
precision_score(truth, guess) #! Target is multiclass but average='binary'. Please choose another average setting, one of [None, 'micro', 'macro', 'weighted'].
#? average='macro' is the mean over the classes
---
from sklearn.metrics import f1_score
f1_score(['a', 'b'], ['a', 'b']) #! pos_label=1 is not a valid label. It should be one of ['a' 'b']
---
import numpy as np
from sklearn.metrics import roc_curve, auc, roc_auc_score, precision_recall_curve, average_precision_score, log_loss
truth = np.array([0, 0, 1, 1, 0, 1])
score = np.array([0.1, 0.4, 0.35, 0.8, 0.3, 0.9])
roc_curve(truth, score) #= (array([0.        , 0.        , 0.        , 0.33333333, 0.33333333,⏎       1.        ]), array([0.        , 0.33333333, 0.66666667, 0.66666667, 1.        ,⏎       1.        ]), array([ inf, 0.9 , 0.8 , 0.4 , 0.35, 0.1 ]))
roc_curve(truth, score, drop_intermediate=False) #= (array([0.        , 0.        , 0.        , 0.33333333, 0.33333333,⏎       0.66666667, 1.        ]), array([0.        , 0.33333333, 0.66666667, 0.66666667, 1.        ,⏎       1.        , 1.        ]), array([ inf, 0.9 , 0.8 , 0.4 , 0.35, 0.3 , 0.1 ]))
fpr, tpr, thresholds = roc_curve(truth, score)
auc(fpr, tpr), roc_auc_score(truth, score), average_precision_score(truth, score) #= (0.888888888888889, 0.888888888888889, 0.9166666666666665)
precision_recall_curve(truth, score) #= (array([0.5       , 0.6       , 0.75      , 0.66666667, 1.        ,⏎       1.        , 1.        ]), array([1.        , 1.        , 1.        , 0.66666667, 0.66666667,⏎       0.33333333, 0.        ]), array([0.1 , 0.3 , 0.35, 0.4 , 0.8 , 0.9 ]))
probability = np.array([[0.5, 0.3, 0.2], [0.1, 0.6, 0.3], [0.2, 0.2, 0.6], [0.3, 0.5, 0.2]])
roc_auc_score([0, 1, 2, 0], probability, multi_class='ovr'), roc_auc_score([0, 1, 2, 0], probability, multi_class='ovr', average='weighted') #= (1.0, 1.0)
log_loss([0, 1, 2, 0], probability), log_loss([0, 1, 1], [0.1, 0.8, 0.6]) #= (0.7296928081044657, 0.2797765635793423)
roc_auc_score([0, 1, 2, 0], probability) #! multi_class must be in ('ovo', 'ovr')
---
from sklearn.metrics import auc
auc([0, 1, 0.5], [0, 1, 1]) #! x is neither increasing nor decreasing : [0.  1.  0.5].
---
import numpy as np
from sklearn.metrics import mean_squared_error, mean_absolute_error, r2_score, root_mean_squared_error
truth, guess = [3.0, -0.5, 2.0, 7.0], [2.5, 0.0, 2.0, 8.0]
mean_squared_error(truth, guess), mean_absolute_error(truth, guess), r2_score(truth, guess), root_mean_squared_error(truth, guess) #= (0.375, 0.5, 0.9486081370449679, 0.6123724356957945)
mean_absolute_error(np.array([1, 2, 3], 'float32'), [1, 2, 4]), mean_squared_error([[1, 2], [3, 4]], [[1, 2], [3, 6]]) #= (0.3333333432674408, 1.0)
mean_squared_error([1, 2], [1]) #! Found input variables with inconsistent numbers of samples: [2, 1]
---
from sklearn.metrics import cohen_kappa_score; cohen_kappa_score #!~ sklearn.metrics.cohen_kappa_score is in scikit-learn, not in Fieldbook
#? NumPy computes it from y_true and y_pred
---
from sklearn.svm import SVC; SVC #!~ sklearn.svm.SVC is in scikit-learn, not in Fieldbook
#? here models are networks: keras.Sequential([…])
