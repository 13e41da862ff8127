/// Names of pandas that are not here.
extension PandasModule {
  static let absent = """
    ArrowDtype BooleanDtype CategoricalDtype CategoricalIndex DateOffset DatetimeIndex
    DatetimeTZDtype ExcelFile ExcelWriter Flags Float32Dtype Float64Dtype Grouper HDFStore
    IndexSlice Int16Dtype Int32Dtype Int64Dtype Int8Dtype Interval IntervalDtype IntervalIndex
    MultiIndex NA NaT NamedAgg NamedFunc Period PeriodDtype PeriodIndex RangeIndex SparseDtype
    StringDtype Timedelta TimedeltaIndex Timestamp UInt16Dtype UInt32Dtype UInt64Dtype UInt8Dtype
    api array arrays bdate_range col compat core date_range describe_option errors eval
    from_dummies get_option infer_freq interval_range io json_normalize lreshape merge_asof
    merge_ordered offsets option_context pandas period_range plotting read_clipboard read_excel
    read_feather read_fwf read_hdf read_html read_iceberg read_json read_orc read_parquet
    read_pickle read_sas read_spss read_sql read_sql_query read_sql_table read_stata read_table
    read_xml reset_option set_eng_float_format show_versions test testing timedelta_range
    to_datetime to_pickle to_timedelta tseries util wide_to_long
    """
}

/// Members of pandas's classes that are not here.
enum AbsentTableMembers {
  static let dataFrame = """
    add_prefix add_suffix align asfreq asof at_time attrs axes between_time boxplot combine
    combine_first compare convert_dtypes corrwith dot droplevel eval expanding flags from_arrow
    from_records infer_objects isetitem query reindex_like rename_axis reorder_levels resample
    select set_axis set_flags squeeze stack style swaplevel take to_clipboard to_excel to_feather
    to_hdf to_html to_iceberg to_json to_latex to_markdown to_orc to_parquet to_period to_pickle
    to_records to_sql to_stata to_timestamp to_xarray to_xml truncate tz_convert tz_localize
    unstack update xs
    """
  static let series = """
    T add_prefix add_suffix align argsort array asfreq asof at_time attrs axes between_time
    case_when combine combine_first compare convert_dtypes divmod dot droplevel dtypes expanding
    explode filter flags from_arrow groupby infer_objects info list memory_usage pop rdivmod
    reindex reindex_like rename_axis reorder_levels repeat resample set_axis set_flags squeeze
    struct swaplevel take to_clipboard to_csv to_excel to_hdf to_json to_latex to_markdown
    to_period to_pickle to_sql to_string to_timestamp to_xarray transpose truncate tz_convert
    tz_localize unstack update xs
    """
  static let index = """
    T all any append argmax argmin argsort array asof asof_locs astype copy delete diff difference
    drop drop_duplicates droplevel dropna duplicated empty equals factorize fillna get_indexer
    get_indexer_for get_indexer_non_unique get_level_values get_loc get_slice_bound groupby
    has_duplicates hasnans identical infer_objects inferred_type insert intersection is_
    is_monotonic_decreasing is_monotonic_increasing is_unique isin isna isnull item join map max
    memory_usage min names nbytes ndim nlevels notna notnull nunique putmask ravel reindex rename
    repeat replace round searchsorted set_names shift slice_indexer slice_locs sort_values
    sortlevel str symmetric_difference take to_flat_index to_frame to_series transpose union unique
    value_counts view where
    """
  static let groups = """
    aggregate all any bfill boxplot corr corrwith cov cumcount cummax cummin cumprod cumsum
    describe diff ewm expanding ffill filter head hist indices kurt last ndim ngroup nth ohlc
    pct_change pipe plot prod quantile rank resample rolling sample sem shift skew tail take
    value_counts
    """
}
