import Evaluator

extension WrittenKeras {
  /// `keras.optimizers`: those that look at whole matrices.
  static let optimizers =
    #"""
    import re as _re
    import keras as _keras
    from keras import ops as _ops

    class Adafactor(_keras.optimizers.Optimizer):
        """Adam's step with what it keeps of a matrix in a row and a column. Shazeer and Stern 2018."""

        def __init__(
                self, learning_rate=0.001, beta_2_decay=-0.8, epsilon_1=1e-30, epsilon_2=1e-3, clip_threshold=1.0, relative_step=True,
                name="adafactor", **kwargs):
            super().__init__(learning_rate=learning_rate, name=name, **kwargs)
            self.beta_2_decay, self.epsilon_1, self.epsilon_2 = beta_2_decay, epsilon_1, epsilon_2
            self.clip_threshold, self.relative_step = clip_threshold, relative_step

        def build(self, var_list):
            if self.built:
                return
            super().build(var_list)
            self._r, self._c, self._v = [], [], []
            for variable in var_list:
                shape = tuple(variable.shape)
                whole = len(shape) >= 2
                self._r.append(self.add_variable(shape[:-1], name=variable.name) if whole else None)
                self._c.append(self.add_variable(shape[:-2] + shape[-1:], name=variable.name) if whole else None)
                self._v.append(self.add_variable_from_reference(variable, "velocity"))

        def _rms(self, x):
            return _ops.sqrt(_ops.mean(_ops.square(x)))

        def update_step(self, gradient, variable, learning_rate):
            step = float(self.iterations) + 1
            rate = float(learning_rate)
            scheduled = not self._fixed_rate()
            if not scheduled and self.relative_step:
                rate = min(rate, step ** -0.5)
            place = self._get_variable_index(variable)
            r, c, v = self._r[place], self._c[place], self._v[place]
            size = _ops.maximum(self.epsilon_2, self._rms(variable)) * min(rate, step ** -0.5)
            square = _ops.square(gradient) + self.epsilon_1
            beta = 1 - step ** self.beta_2_decay
            if r is not None:
                r.assign(beta * _ops.convert_to_tensor(r) + (1 - beta) * _ops.mean(square, axis=-1))
                c.assign(beta * _ops.convert_to_tensor(c) + (1 - beta) * _ops.mean(square, axis=-2))
                rows = _ops.convert_to_tensor(r)
                v.assign(_ops.expand_dims(rows / _ops.mean(rows, axis=-1, keepdims=True), -1) * _ops.expand_dims(_ops.convert_to_tensor(c), -2))
            else:
                v.assign(beta * _ops.convert_to_tensor(v) + (1 - beta) * square)
            update = gradient / _ops.sqrt(_ops.convert_to_tensor(v))
            variable.assign_sub(size * update / _ops.maximum(1.0, self._rms(update) / self.clip_threshold))

        def _fixed_rate(self):
            return not isinstance(self._schedule(), _keras.optimizers.schedules.LearningRateSchedule)

        def get_config(self):
            return {
                **super().get_config(), "beta_2_decay": self.beta_2_decay, "epsilon_1": self.epsilon_1, "epsilon_2": self.epsilon_2,
                "clip_threshold": self.clip_threshold, "relative_step": self.relative_step}

    class Muon(_keras.optimizers.Optimizer):
        """The momentum of a matrix made orthogonal; Adam's step for other variables. Jordan et al. 2024."""

        def __init__(
                self, learning_rate=0.001, adam_beta_1=0.9, adam_beta_2=0.999, adam_weight_decay=0.004, epsilon=1e-7, weight_decay=0.004,
                name="muon", exclude_layers=None, exclude_embeddings=True, muon_a=3.4445, muon_b=-4.7750, muon_c=2.0315, adam_lr_ratio=1,
                momentum=0.95, ns_steps=5, nesterov=True, rms_rate=0.2, **kwargs):
            super().__init__(learning_rate=learning_rate, weight_decay=weight_decay, name=name, **kwargs)
            self.adam_beta_1, self.adam_beta_2, self.epsilon = adam_beta_1, adam_beta_2, epsilon
            self.muon_a, self.muon_b, self.muon_c = muon_a, muon_b, muon_c
            self.adam_lr_ratio, self.momentum, self.ns_steps, self.nesterov = adam_lr_ratio, momentum, ns_steps, nesterov
            self.exclude_embeddings, self.exclude_layers = exclude_embeddings, exclude_layers or []
            self.adam_weight_decay, self.rms_rate = adam_weight_decay, rms_rate

        def _should_use_adamw(self, variable):
            if len(variable.shape) != 2 or (self.exclude_embeddings and "embedding" in variable.path.lower()):
                return True
            return any(_re.search(word, variable.path) for word in self.exclude_layers)

        def build(self, var_list):
            if self.built:
                return
            super().build(var_list)
            self.momentums = [self.add_variable_from_reference(v, "momentum") for v in var_list]
            self.adam_velocities = [
                self.add_variable_from_reference(v, "velocity") if self._should_use_adamw(v) else None for v in var_list]

        def update_step(self, gradient, variable, learning_rate):
            place = self._get_variable_index(variable)
            m, v = self.momentums[place], self.adam_velocities[place]
            if v is not None:
                self._adamw_update_step(gradient, variable, float(learning_rate) * self.adam_lr_ratio, m, v)
            else:
                self._muon_update_step(gradient, variable, float(learning_rate), m)

        def _muon_update_step(self, gradient, variable, lr, m):
            m.assign(self.momentum * _ops.convert_to_tensor(m) + gradient)
            now = _ops.convert_to_tensor(m)
            direction = gradient + self.momentum * now if self.nesterov else now
            variable.assign_sub(self.lr_adjust(lr * self.zeropower_via_newtonschulz5(direction, self.ns_steps)))

        def _adamw_update_step(self, gradient, variable, learning_rate, m, v):
            step = float(self.iterations) + 1
            rate = learning_rate * (1 - self.adam_beta_2 ** step) ** 0.5 / (1 - self.adam_beta_1 ** step)
            m.assign_add((gradient - _ops.convert_to_tensor(m)) * (1 - self.adam_beta_1))
            v.assign_add((_ops.square(gradient) - _ops.convert_to_tensor(v)) * (1 - self.adam_beta_2))
            variable.assign_sub(_ops.convert_to_tensor(m) * rate / (_ops.sqrt(_ops.convert_to_tensor(v)) + self.epsilon))

        def transpose_last_axis(self, X):
            return _ops.swapaxes(X, -1, -2)

        def lr_adjust(self, x):
            return x if self.rms_rate is None else x * max(x.shape[0], x.shape[1]) ** 0.5 * self.rms_rate

        def zeropower_via_newtonschulz5(self, x, steps):
            shape = tuple(x.shape)
            if len(shape) < 2:
                raise ValueError(f"Expected gradient or momentum to have at least 2 dimensions. Received: shape={shape}")
            turned = shape[-2] > shape[-1]
            x = self.transpose_last_axis(x) if turned else x
            x = x / (_ops.sqrt(_ops.sum(_ops.square(x), axis=(-2, -1), keepdims=True)) + 1e-7)
            for _ in range(steps):
                a = _ops.matmul(x, self.transpose_last_axis(x))
                b = self.muon_b * a + self.muon_c * _ops.matmul(a, a)
                x = self.muon_a * x + _ops.matmul(b, x)
            return self.transpose_last_axis(x) if turned else x

        def _apply_weight_decay(self, variables):
            for variable in variables:
                decay = self.adam_weight_decay if self._should_use_adamw(variable) else self.weight_decay
                if decay is not None and self._use_weight_decay(variable):
                    variable.assign_sub(_ops.convert_to_tensor(variable) * decay * float(self.learning_rate))

        def get_config(self):
            names = (
                "adam_beta_1 adam_beta_2 epsilon exclude_layers muon_a muon_b muon_c adam_lr_ratio momentum ns_steps nesterov "
                "exclude_embeddings adam_weight_decay rms_rate").split()
            return {**super().get_config(), **{name: getattr(self, name) for name in names}}

    class ScheduleFreeAdamW(_keras.optimizers.Optimizer):
        """Adam without a schedule: gradients are taken at a mean of the way so far. Defazio et al. 2024."""

        def __init__(
                self, learning_rate=0.0025, beta_1=0.9, beta_2=0.999, epsilon=1e-8, warmup_steps=0, weight_decay=None,
                name="schedule_free_adamw", **kwargs):
            super().__init__(learning_rate=learning_rate, weight_decay=weight_decay, name=name, **kwargs)
            self.beta_1, self.beta_2, self.epsilon, self.warmup_steps = beta_1, beta_2, epsilon, warmup_steps

        def build(self, var_list):
            if self.built:
                return
            super().build(var_list)
            self._momentums, self._velocities = self.add_optimizer_variables(var_list, ["momentum", "velocity"])
            for momentum, variable in zip(self._momentums, var_list):
                momentum.assign(_ops.convert_to_tensor(variable))

        def update_step(self, gradient, variable, learning_rate):
            step, rate = float(self.iterations) + 1, float(learning_rate)
            if self.warmup_steps > 0:
                rate *= min(step / self.warmup_steps, 1.0)
            place = self._get_variable_index(variable)
            z, v = self._momentums[place], self._velocities[place]
            v.assign_add((_ops.square(gradient) - _ops.convert_to_tensor(v)) * (1 - self.beta_2))
            scale = _ops.sqrt(_ops.convert_to_tensor(v) / (1 - self.beta_2 ** step)) + self.epsilon
            z.assign_sub(rate * gradient / scale)
            after = _ops.convert_to_tensor(z)
            # Keras looks at the momentum after its step here too.
            mean = (_ops.convert_to_tensor(variable) - (1 - self.beta_1) * after) / self.beta_1
            mean = (1 - 1 / step) * mean + after / step
            variable.assign((1 - self.beta_1) * after + self.beta_1 * mean)

        def get_config(self):
            return {
                **super().get_config(), "beta_1": self.beta_1, "beta_2": self.beta_2, "epsilon": self.epsilon,
                "warmup_steps": self.warmup_steps}

    class LossScaleOptimizer(_keras.optimizers.Optimizer):
        """Another optimizer, for a loss that is scaled up and gradients that are scaled down; a step with infinities is left out."""

        def __init__(self, inner_optimizer, initial_scale=2.0 ** 15, dynamic_growth_steps=2000, name="loss_scale_optimizer", **kwargs):
            if not kwargs.pop("dynamic", True):
                raise ValueError(
                    "LossScaleOptimizer no longer supports `dynamic=False`. Instead, simply set `loss_scale_factor` directly on the `inner_optimizer`.")
            known = {
                "weight_decay": None, "clipnorm": None, "global_clipnorm": None, "clipvalue": None, "use_ema": False, "ema_momentum": 0.99,
                "ema_overwrite_frequency": None, "loss_scale_factor": None, "gradient_accumulation_steps": None}
            for key, default in known.items():
                if kwargs.pop(key, default) != default:
                    raise ValueError(f"LossScaleOptimizer does not support `{key}`. Instead, set `{key}` on the `inner_optimizer`.")
            if kwargs:
                raise ValueError(f"LossScaleOptimizer does not support arguments: `{'`, `'.join(kwargs.keys())}`.")
            super().__init__(learning_rate=0.0, name=name)
            self.inner_optimizer = inner_optimizer
            self.initial_scale, self.dynamic_growth_steps = initial_scale, dynamic_growth_steps

        def build(self, var_list):
            if self.built:
                return
            self.step_counter = self.add_variable((), dtype="int", name="step_counter")
            self.dynamic_scale = self.add_variable((), initializer=_keras.initializers.Constant(self.initial_scale), name="dynamic_scale")
            self.inner_optimizer.build(var_list)
            super().build(var_list)

        def apply(self, grads, trainable_variables=None):
            if not self.built:
                self.build(trainable_variables)
            grads = list(grads)
            if not all(bool(_ops.all(_ops.isfinite(g))) for g in grads if g is not None):
                self.step_counter.assign(0)
                self.dynamic_scale.assign(_ops.convert_to_tensor(self.dynamic_scale) * 0.5)
                return
            scale = _ops.convert_to_tensor(self.dynamic_scale)
            self.inner_optimizer.apply([None if g is None else g / scale for g in grads], trainable_variables)
            if int(self.step_counter) == self.dynamic_growth_steps - 1:
                self.step_counter.assign(0)
                self.dynamic_scale.assign(scale * 2.0)
            else:
                self.step_counter.assign_add(1)

        def apply_gradients(self, grads_and_vars):
            pairs = list(grads_and_vars)
            self.apply([g for g, v in pairs], [v for g, v in pairs])
            return self.iterations

        @property
        def learning_rate(self):
            return self.inner_optimizer.learning_rate

        @learning_rate.setter
        def learning_rate(self, value):
            self.inner_optimizer.learning_rate = value

        @property
        def iterations(self):
            return self.inner_optimizer.iterations

        @property
        def variables(self):
            return list(self._variables) + list(self.inner_optimizer.variables)

        def scale_loss(self, loss):
            return loss * (_ops.convert_to_tensor(self.dynamic_scale) if self.built else self.initial_scale)

        def finalize_variable_values(self, var_list):
            self.inner_optimizer.finalize_variable_values(var_list)

        def get_config(self):
            return {
                "name": self.name, "inner_optimizer": _keras.saving.serialize_keras_object(self.inner_optimizer),
                "initial_scale": self.initial_scale, "dynamic_growth_steps": self.dynamic_growth_steps}

        @classmethod
        def from_config(cls, config, custom_objects=None):
            config = dict(config)
            inner = _keras.saving.deserialize_keras_object(config.pop("inner_optimizer"), custom_objects=custom_objects)
            return cls(inner, **config)

    """#
}
