/// Names of pandas that are not here.
extension PandasModule {
  static let absent = """
    ArrowDtype BooleanDtype Categorical CategoricalDtype CategoricalIndex DateOffset DatetimeIndex
    DatetimeTZDtype ExcelFile ExcelWriter Flags Float32Dtype Float64Dtype Grouper HDFStore IndexSlice
    Int16Dtype Int32Dtype Int64Dtype Int8Dtype Interval IntervalDtype IntervalIndex MultiIndex NA NaT
    NamedAgg NamedFunc Period PeriodDtype PeriodIndex RangeIndex SparseDtype StringDtype Timedelta
    TimedeltaIndex Timestamp UInt16Dtype UInt32Dtype UInt64Dtype UInt8Dtype api array arrays bdate_range
    col compat core crosstab cut date_range describe_option errors eval factorize from_dummies
    get_option infer_freq interval_range io json_normalize lreshape melt merge merge_asof merge_ordered
    offsets option_context options pandas period_range pivot pivot_table plotting qcut read_clipboard
    read_excel read_feather read_fwf read_hdf read_html read_iceberg read_json read_orc read_parquet
    read_pickle read_sas read_spss read_sql read_sql_query read_sql_table read_stata read_table read_xml
    reset_option set_eng_float_format show_versions test testing timedelta_range to_datetime to_pickle
    to_timedelta tseries util wide_to_long
    """
}

/// Members of pandas's classes that are not here.
enum AbsentTableMembers {
  static let dataFrame = """
    abs add add_prefix add_suffix agg aggregate align asfreq asof at_time attrs axes between_time bfill
    boxplot clip combine combine_first compare convert_dtypes corrwith cov cummax cummin cumprod diff
    div divide dot droplevel duplicated eq equals eval ewm expanding explode ffill filter
    first_valid_index flags floordiv from_arrow from_records ge gt infer_objects interpolate
    isetitem isin join kurt kurtosis last_valid_index le lt map mask melt memory_usage merge mod mode
    mul multiply ne nsmallest pct_change pipe pivot pivot_table pow prod product quantile query radd
    rank rdiv reindex reindex_like rename_axis reorder_levels replace resample rfloordiv rmod rmul rpow
    rsub rtruediv select sem set_axis set_flags shift skew squeeze stack style sub subtract swaplevel
    take to_clipboard to_excel to_feather to_hdf to_html to_iceberg to_json to_latex to_markdown to_orc
    to_parquet to_period to_pickle to_records to_sql to_stata to_timestamp to_xarray to_xml transform
    truediv truncate tz_convert tz_localize unstack update value_counts where xs
    """
  static let series = """
    T add add_prefix add_suffix agg aggregate align argsort array asfreq asof at_time attrs autocorr
    axes between_time bfill case_when clip combine combine_first compare convert_dtypes corr cov cummax
    cummin cumprod diff div divide divmod dot drop drop_duplicates droplevel dtypes duplicated eq
    equals ewm expanding explode factorize ffill filter first_valid_index flags floordiv from_arrow ge
    groupby gt hasnans infer_objects info interpolate is_monotonic_decreasing is_monotonic_increasing
    item keys kurt kurtosis last_valid_index le list lt mask memory_usage mod mul multiply nbytes ne
    nlargest nsmallest pct_change pipe pop pow prod product radd rank rdiv rdivmod reindex reindex_like
    rename_axis reorder_levels repeat resample rfloordiv rmod rmul rpow rsub rtruediv searchsorted sem
    set_axis set_flags shift skew squeeze struct sub subtract swaplevel take to_clipboard to_csv
    to_excel to_hdf to_json to_latex to_markdown to_period to_pickle to_sql to_string to_timestamp
    to_xarray transform transpose truediv truncate tz_convert tz_localize unstack update where xs
    """
  static let index = """
    T all any append argmax argmin argsort array asof asof_locs astype copy delete diff difference drop
    drop_duplicates droplevel dropna duplicated empty equals factorize fillna get_indexer
    get_indexer_for get_indexer_non_unique get_level_values get_loc get_slice_bound groupby
    has_duplicates hasnans identical infer_objects inferred_type insert intersection is_
    is_monotonic_decreasing is_monotonic_increasing is_unique isin isna isnull item join map max
    memory_usage min names nbytes ndim nlevels notna notnull nunique putmask ravel reindex rename
    repeat replace round searchsorted set_names shift slice_indexer slice_locs sort_values sortlevel
    str symmetric_difference take to_flat_index to_frame to_series transpose union unique value_counts
    view where
    """
  static let groups = """
    aggregate all any apply bfill boxplot corr corrwith cov cumcount cummax cummin cumprod cumsum
    describe diff ewm expanding ffill filter head hist indices kurt last ndim ngroup nth ohlc
    pct_change pipe plot prod quantile rank resample rolling sample sem shift skew tail take transform
    value_counts
    """
}
