/// Members of Pillow's pictures that are not here.
enum AbsentPictureMembers {
  package static let picture = """
    alpha_composite apply_transparency draft effect_spread entropy filter format_description frombytes
    get_flattened_data getbbox getchannel getcolors getdata getexif getextrema getim getpalette
    getprojection getxmp has_transparency_data histogram im info palette point putalpha putdata
    putpalette quantize readonly reduce remap_palette seek tell thumbnail tobitmap tobytes
    toqimage toqpixmap transform
    """
}
