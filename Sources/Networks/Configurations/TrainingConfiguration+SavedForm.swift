package import Formats

extension Model {
  /// The arguments of `compile`; empty if the model is not compiled.
  func compileArguments() throws -> JSON {
    guard let configuration else { return [:] }
    return ["optimizer": try configuration.optimizer.savedForm] + configuration.arguments
  }
}

extension Optimizer {
  /// The optimizer as JSON, with the current learning rate.
  package var savedForm: JSON {
    get throws {
      var arguments: JSON = [
        "name": .string(label),
        "learning_rate": try schedule.map { try $0.savedForm } ?? .double(Double(learningRate)),
        "weight_decay": rule.weightDecay > 0 ? JSON(rule.weightDecay) : .null,
      ]
      var bounds: [String: JSON] = [:]
      switch clipping {
      case .norm(let bound): bounds["clipnorm"] = JSON(bound)
      case .globalNorm(let bound): bounds["global_clipnorm"] = JSON(bound)
      case .value(let bound): bounds["clipvalue"] = JSON(bound)
      case nil: break
      }
      for name in ["clipnorm", "global_clipnorm", "clipvalue"] {
        arguments = arguments + .object([JSON.Member(name, bounds[name] ?? .null)])
      }
      let extended = rule as? ExtendedRule
      arguments =
        arguments + [
          "use_ema": .bool(extended?.averageMomentum != nil),
          "ema_momentum": JSON(extended?.averageMomentum ?? 0.99),
          "ema_overwrite_frequency": extended?.overwriteFrequency.map(JSON.int) ?? .null,
          "loss_scale_factor": .null,
          "gradient_accumulation_steps": extended?.gatheredSteps.map(JSON.int) ?? .null,
        ]
      return .object(name, of: "keras.optimizers", try arguments + rule.arguments)
    }
  }
}

extension LearningRateSchedule {
  package var savedForm: JSON {
    get throws { .object(name, of: "keras.optimizers.schedules", try arguments + ["name": .string(name)]) }
  }
}

extension Model {
  /// Stores the arguments of `compile`, to be saved with the model; `nil` for an argument that cannot be
  /// serialized.
  package func keepCompileArguments(_ arguments: [(name: String, value: JSON?)]) {
    let members = arguments.map { JSON.Member($0.name, $0.value ?? .null) }
    configuration?.arguments =
      .object(members) + ["run_eagerly": false, "steps_per_execution": 1, "jit_compile": false]
  }
}
