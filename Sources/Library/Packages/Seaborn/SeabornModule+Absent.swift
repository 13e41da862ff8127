/// Names of seaborn that are not here.
extension SeabornModule {
  static let absent = """
    FacetGrid JointGrid PairGrid algorithms axes_style axisgrid blend_palette boxenplot boxplot
    categorical catplot choose_colorbrewer_palette choose_cubehelix_palette choose_dark_palette
    choose_diverging_palette choose_light_palette clustermap cm colors crayon_palette
    crayons cubehelix_palette dark_palette desaturate displot distplot distributions diverging_palette
    dogplot ecdfplot external get_data_home get_dataset_names hls_palette husl_palette
    jointplot light_palette lmplot load_dataset matrix miscplot move_legend mpl_palette
    pairplot palettes palplot plotting_context pointplot rcmod regplot regression relational relplot
    reset_orig residplot rugplot saturate set_color_codes set_hls_values stripplot swarmplot
    utils violinplot widgets xkcd_palette xkcd_rgb
    """
}
