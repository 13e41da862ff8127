/// What is decided about a graph before the first step of its plan is written: which nodes compute what their neighbours are, and
/// the route of each.
///
/// Every pass is a type of its own that looks at the graph, keeps what it found, and changes the routes of the nodes concerned.
/// What changes the graph itself (`Graph.absorbingPads`, `Graph.trimmed`) is done before, once for plans of all batches.
struct Fusions {
  let relus: ReLUFusion
  let pooledConvolutions: PooledConvolutionFusion
  let batchNorms: BatchNormFusion
  let sums: SumFusion
  let strips: StripFusion
  let rowChains: RowChainFusion
  /// By node.
  let routes: [Route]

  init(_ context: PlanContext) {
    var routes = context.graph.nodes.map { $0.operation.route(for: $0, in: context) }
    relus = ReLUFusion(context)
    relus.change(&routes)
    pooledConvolutions = PooledConvolutionFusion(context, relus)
    pooledConvolutions.change(&routes)
    batchNorms = BatchNormFusion(context, relus, routes)
    batchNorms.change(&routes)
    sums = SumFusion(context, relus, batchNorms, routes)
    sums.change(&routes)
    strips = StripFusion(context, relus, batchNorms, routes)
    strips.change(&routes)
    rowChains = RowChainFusion(context, relus, routes)
    rowChains.change(&routes)
    self.routes = routes
  }
}
