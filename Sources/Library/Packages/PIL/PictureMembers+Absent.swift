/// Members of Pillow's pictures that are not here.
enum AbsentPictureMembers {
  package static let picture = """
    alpha_composite apply_transparency draft effect_spread entropy format_description frombytes
    get_flattened_data getcolors getexif getim getpalette getprojection getxmp has_transparency_data im info palette putdata
    putpalette quantize readonly remap_palette seek tell tobitmap toqimage toqpixmap transform
    """
}
