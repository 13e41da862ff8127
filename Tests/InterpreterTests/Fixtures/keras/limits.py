# fieldbook only
import keras
keras.utils.to_categorical(9223372036854775807) #! to_categorical: `x` must hold class numbers, found 9223372036854775807
